using NetGen.Generator.Model;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Lowering;

/// <summary>
/// Backward: the gradients of weights and biases become one operation, and dX with the derivative of the activation before it, where nothing else reads dX.
/// </summary>
/// <param name="ops">In order.</param>
/// <param name="flow">Who reads what.</param>
/// <param name="dense">The products.</param>
internal sealed class BackwardFusion(IReadOnlyList<Operation> ops, Dataflow flow, DenseLayers dense)
{
    private readonly HashSet<Operation> _taken = [];

    /// <summary>Fused operations. Sums are operations of their own now: kernels write one term.</summary>
    public List<Operation> Run() => [.. ops.Where(op => !IsPartOfWeightGradient(op) && !_taken.Contains(op)).Select(Fused).SelectMany(WithSums)];

    /// <summary>Room for the transposed weights of a layer.</summary>
    public static Value TransposeOf(Value weights) => new(weights.Name + "T", ValueRole.Transposed, new Shape(weights.Columns, weights.Rows));

    private bool IsPartOfWeightGradient(Operation op) => op is SumRows sum ? dense.HoldsBiases(sum.DB.Of) : op is Multiply { Y.Role: ValueRole.ParameterGradient };

    private Operation Fused(Operation op) => op switch
    {
        MatMulTN weights => WeightGradient(weights),
        MatMulNN input => InputGradient(input),
        _ => op,
    };

    private DenseWeightGradient WeightGradient(MatMulTN weights)
    {
        Value w = weights.DW.Of!;
        return new DenseWeightGradient(weights.DW, dense.BiasesOf(w)?.Gradient, weights.DY, weights.X, dense.NameOf(w))
        {
            Mask = ops.OfType<Multiply>().FirstOrDefault(multiply => multiply.Y == weights.DW)?.B,
            SkipsZeros = ForwardFusion.MayHoldZeros(weights.X),
            BiasesCancel = flow.WriterOf(weights.DY) is NormalizeBackward { Plus.Count: 0 },
        };
    }

    private DenseInputGradient InputGradient(MatMulNN input)
    {
        var gradient = new DenseInputGradient(input.DX, input.DY, input.W, TransposeOf(input.W), dense.NameOf(input.W)) { Plus = input.Plus };

        // An activation may read dX as one more term of its own sum, which is added after f'.
        if (input.Plus.Count > 0 || flow.OnlyReaderOf(input.DX) is not ApplyBackward { Function.DerivativeNeedsInput: false } apply || apply.DY != input.DX)
        {
            return gradient;
        }

        _taken.Add(apply);
        return gradient with { DX = apply.DX, Function = apply.Function, A = apply.Y, Plus = apply.Plus };
    }

    private static IEnumerable<Operation> WithSums(Operation op) => op.Plus.Count == 0
        ? [op]
        : [op with { Plus = EquatableArray<Value>.Empty }, .. op.Plus.Select(term => new AddTo(op.Writes.First(), term))];
}
