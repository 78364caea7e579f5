using NetGen.Generator.Model;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Lowering;

/// <summary>
/// Lets a dense layer do at inference what its neighbours do to every sample alike. Training keeps them apart: there weights change with every step, and a
/// normalisation goes by the mini-batch.
/// </summary>
internal static class Folding
{
    /// <summary>Rewrites the mathematics of inference. Of a scaling only the columns are left in which folding would cost digits.</summary>
    /// <param name="ops">Inference up to what the loss reads.</param>
    /// <param name="flow">Who reads what, up to the outputs: what something else reads too is needed as it was.</param>
    public static (List<Operation> Ops, List<FoldedDense> Foldings) Of(IReadOnlyList<Operation> ops, Dataflow flow)
    {
        var foldings = new List<FoldedDense>();
        var replaced = new Dictionary<Operation, Operation[]>();
        foreach (MatMulNT product in ops.OfType<MatMulNT>())
        {
            AddRow? bias = ops.OfType<AddRow>().FirstOrDefault(candidate => candidate.Y == product.Y);
            Scale? before = flow.WriterOf(product.X) is Scale scale && flow.OnlyReaderOf(scale.Y) == product ? scale : null;
            Normalize? after = flow.OnlyReaderOf(product.Y) is Normalize { IsOfUnits: true } normalize ? normalize : null;
            if (before is null && after is null)
            {
                continue;
            }

            var folding = new FoldedDense(product.W, bias?.B, Folded(product.W), Folded(bias?.B ?? BiasesLike(product)), before, after);
            if (before is not null)
            {
                replaced[before] = [new StandardizeUnfolded(before.Y, before.X, folding, foldings.Count)];
            }

            if (after is not null)
            {
                replaced[after] = [];
            }

            if (bias is not null)
            {
                replaced[bias] = [];
            }

            Value y = after?.Y ?? product.Y;
            replaced[product] = [new MatMulNT(y, product.X, folding.FoldedW), new AddRow(y, folding.FoldedB)];
            foldings.Add(folding);
        }

        return ([.. ops.SelectMany(op => replaced.TryGetValue(op, out Operation[]? instead) ? instead : [op])], foldings);
    }

    /// <summary>A neighbour may add what the layer itself does not: its panels have room for biases in any case.</summary>
    private static Value BiasesLike(MatMulNT product) => new("b" + product.W.Name.TrimStart('w'), ValueRole.Parameter, new Shape(product.W.Rows));

    private static Value Folded(Value parameter) => parameter with { Name = parameter.Name + "Folded", Role = ValueRole.Derived };
}
