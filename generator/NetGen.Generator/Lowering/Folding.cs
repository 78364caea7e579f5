using NetGen.Generator.Model;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Lowering;

/// <summary>
/// Folds layers into their neighbours at inference: a dense layer or a convolution also does what its neighbours do to every sample alike. Training keeps them
/// apart, because weights change with every step, and a normalisation depends on the mini-batch.
/// </summary>
internal static class Folding
{
    /// <summary>Rewrites the mathematics of inference. Of a scaling, only the columns remain in which folding would cost digits.</summary>
    /// <param name="ops">Inference, up to the value that the loss reads.</param>
    /// <param name="flow">Who reads what, up to the outputs. A value with another reader must stay as it was.</param>
    public static (List<Operation> Ops, List<FoldedDense> Foldings) Of(IReadOnlyList<Operation> ops, Dataflow flow)
    {
        var foldings = new List<FoldedDense>();
        var replaced = new Dictionary<Operation, Operation[]>();
        foreach (Convolve convolution in ops.OfType<Convolve>())
        {
            // A normalisation of channels is a normalisation of filters. A scaled input stays an operation of its own: the margin of an image must not be
            // scaled.
            if (flow.OnlyReaderOf(convolution.Y) is Normalize after && after.Gamma.Columns == convolution.W.Rows)
            {
                AddRow? bias = BiasOf(convolution.Y);
                var folding = new FoldedDense(convolution.W, bias?.B, Folded(convolution.W), Folded(bias?.B ?? BiasesLike(convolution.W)), null, after);
                Replace(convolution, [convolution with { Y = after.Y, W = folding.FoldedW }, new AddRow(after.Y, folding.FoldedB)], folding, bias);
            }
        }

        foreach (MatMulNT product in ops.OfType<MatMulNT>())
        {
            AddRow? bias = BiasOf(product.Y);
            Scale? before = flow.WriterOf(product.X) is Scale scale && flow.OnlyReaderOf(scale.Y) == product ? scale : null;
            Normalize? after = flow.OnlyReaderOf(product.Y) is Normalize { IsOfUnits: true } normalize ? normalize : null;
            if (before is null && after is null)
            {
                continue;
            }

            var folding = new FoldedDense(product.W, bias?.B, Folded(product.W), Folded(bias?.B ?? BiasesLike(product.W)), before, after);
            if (before is not null)
            {
                replaced[before] = [new StandardizeUnfolded(before.Y, before.X, folding, foldings.Count)];
            }

            Value y = after?.Y ?? product.Y;
            Replace(product, [new MatMulNT(y, product.X, folding.FoldedW), new AddRow(y, folding.FoldedB)], folding, bias);
        }

        return ([.. ops.SelectMany(op => replaced.TryGetValue(op, out Operation[]? instead) ? instead : [op])], foldings);

        AddRow? BiasOf(Value sums) => ops.OfType<AddRow>().FirstOrDefault(candidate => candidate.Y == sums);

        void Replace(Operation op, Operation[] instead, FoldedDense folding, AddRow? bias)
        {
            replaced[op] = instead;
            if (folding.After is not null)
            {
                replaced[folding.After] = [];
            }

            if (bias is not null)
            {
                replaced[bias] = [];
            }

            foldings.Add(folding);
        }
    }

    /// <summary>A neighbour may add biases even if the layer has none: panels always have a row for them.</summary>
    private static Value BiasesLike(Value weights) => new("b" + weights.Name.TrimStart('w'), ValueRole.Parameter, new Shape(weights.Rows));

    private static Value Folded(Value parameter) => parameter with { Name = parameter.Name + "Folded", Role = ValueRole.Derived };
}
