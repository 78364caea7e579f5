using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering;

/// <summary>Lets a dense layer do at inference what its neighbour does to every sample alike. Training keeps the two apart: there weights change with every step.</summary>
internal static class Folding
{
    /// <summary>Rewrites the mathematics of inference. Of what is folded only the columns are left in which folding would cost digits.</summary>
    public static (List<KernelOp> Ops, List<DenseFolding> Foldings) Of(IReadOnlyList<KernelOp> ops)
    {
        var rewritten = new List<KernelOp>();
        var foldings = new List<DenseFolding>();
        for (int i = 0; i < ops.Count; i++)
        {
            if (ops[i] is Scale scale && ops.ElementAtOrDefault(i + 1) is MatMulNT product && ops.ElementAtOrDefault(i + 2) is AddRow bias && IsReadBy(product, scale.Y, ops))
            {
                var folding = new DenseFolding(product.W, bias.B, Folded(product.W), Folded(bias.B), scale);
                rewritten.AddRange([new StandardizeUnfolded(scale.Y, scale.X, folding, foldings.Count), new MatMulNT(product.Y, product.X, folding.FoldedW), new AddRow(bias.Y, folding.FoldedB)]);
                foldings.Add(folding);
                i += 2;
            }
            else
            {
                rewritten.Add(ops[i]);
            }
        }

        return (rewritten, foldings);
    }

    /// <summary>Whether a value is read by this operation and by no other, which would need it as it was.</summary>
    private static bool IsReadBy(KernelOp reader, Buffer value, IReadOnlyList<KernelOp> ops) =>
        reader.Sources.Contains(value) && ops.All(op => op == reader || !op.Sources.Contains(value));

    private static Buffer Folded(Buffer parameter) => parameter with { Name = parameter.Name + "Folded", Role = BufferRole.Derived };
}
