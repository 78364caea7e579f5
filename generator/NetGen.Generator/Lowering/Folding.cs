using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering;

/// <summary>Lets a dense layer do at inference what its neighbours do to every sample alike. Training keeps them apart: there weights change with every step, and a normalisation goes by the mini-batch.</summary>
internal static class Folding
{
    /// <summary>Rewrites the mathematics of inference. Of a scaling only the columns are left in which folding would cost digits.</summary>
    public static (List<KernelOp> Ops, List<DenseFolding> Foldings) Of(IReadOnlyList<KernelOp> ops)
    {
        var rewritten = new List<KernelOp>();
        var foldings = new List<DenseFolding>();
        for (int i = 0; i < ops.Count; i++)
        {
            if (ops[i] is not MatMulNT product || ops.ElementAtOrDefault(i + 1) is not AddRow bias)
            {
                rewritten.Add(ops[i]);
                continue;
            }

            i++;
            Scale? before = rewritten.LastOrDefault() is Scale scale && IsReadBy(product, scale.Y, ops) ? scale : null;
            Normalize? after = ops.ElementAtOrDefault(i + 1) is Normalize normalize && IsReadBy(normalize, bias.Y, ops) ? normalize : null;
            if (before is null && after is null)
            {
                rewritten.AddRange([product, bias]);
                continue;
            }

            var folding = new DenseFolding(product.W, bias.B, Folded(product.W), Folded(bias.B), before, after);
            if (before is not null)
            {
                rewritten[rewritten.Count - 1] = new StandardizeUnfolded(before.Y, before.X, folding, foldings.Count);
            }

            if (after is not null)
            {
                i++;
            }

            Buffer y = after?.Y ?? product.Y;
            rewritten.AddRange([new MatMulNT(y, product.X, folding.FoldedW), new AddRow(y, folding.FoldedB)]);
            foldings.Add(folding);
        }

        return (rewritten, foldings);
    }

    /// <summary>Whether a value is read by this operation and by no other, which would need it as it was.</summary>
    private static bool IsReadBy(KernelOp reader, Buffer value, IReadOnlyList<KernelOp> ops) =>
        reader.Sources.Contains(value) && ops.All(op => op == reader || !op.Sources.Contains(value));

    private static Buffer Folded(Buffer parameter) => parameter with { Name = parameter.Name + "Folded", Role = BufferRole.Derived };
}
