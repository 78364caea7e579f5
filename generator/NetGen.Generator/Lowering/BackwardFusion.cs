using NetGen.Generator.Model;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Lowering;

/// <summary>
/// Fuses operations of backward propagation. The gradients of weights and biases become one operation. So do dX and the derivative of the activation before it,
/// if nothing else reads dX.
/// </summary>
/// <param name="ops">In order.</param>
/// <param name="flow">Who reads what.</param>
/// <param name="dense">The products and convolutions.</param>
/// <param name="shards">Parts of a mini-batch whose gradients of filters are summed separately.</param>
internal sealed class BackwardFusion(IReadOnlyList<Operation> ops, Dataflow flow, DenseLayers dense, int shards)
{
    private readonly HashSet<Operation> _taken = [];

    /// <summary>The fused operations. Additions are operations of their own from here on, because a kernel writes one term.</summary>
    public List<Operation> Run() =>
        [.. ops.Where(op => !IsPartOfWeightGradient(op) && !_taken.Contains(op)).SelectMany(Fused).SelectMany(Halves).SelectMany(WithSums)];

    /// <summary>The memory for the transposed weights of a layer.</summary>
    public static Value TransposeOf(Value weights) => new(weights.Name + "T", ValueRole.Transposed, new Shape(weights.Columns, weights.Rows));

    private bool IsPartOfWeightGradient(Operation op) =>
        op is SumRows sum
            ? dense.HoldsBiases(sum.DB.Of)
            : op is Multiply { Y.Role: ValueRole.ParameterGradient };

    private IEnumerable<Operation> Fused(Operation op) => op switch
    {
        MatMulTN weights => [WeightGradient(weights)],
        MatMulNN input => [InputGradient(input)],
        ConvolveWeightGradient filters => FilterGradient(filters),
        ConvolveInputGradient image => [ImageGradient(image)],
        MaxPoolBackward pool => [pool with { Kernel = PoolNames.Backward(pool.Y, pool.X, pool.Window) }],
        _ => [op],
    };

    /// <summary>Every worker sums its own shards while their images are in its cache. The shards are added after all rows are done.</summary>
    private IEnumerable<Operation> FilterGradient(ConvolveWeightGradient filters)
    {
        Value w = filters.DW.Of!;
        Value? db = dense.BiasesOf(w)?.Gradient;
        bool cancels = flow.WriterOf(filters.DY) is NormalizeBackward { Plus.Count: 0 };
        PanelLayout panels = dense.PanelsOf(w);
        var sums = new Value(filters.DW.Name + "Shards", ValueRole.Shards, new Shape(panels.Length * shards)) { Of = w };
        ConvolutionGeometry geometry = GeometryOf(filters.Window, filters.X, filters.DY, filters.Groups);
        yield return new ConvolutionWeightGradient(sums, filters.DW, filters.DY, filters.X, dense.NameOf(w), geometry, panels)
        {
            DB = cancels ? null : db,
        };
        yield return new SumShards(filters.DW, db, sums) { BiasesCancel = cancels };
    }

    private ConvolutionInputGradient ImageGradient(ConvolveInputGradient image) =>
        new(image.DX, image.DY, image.W, dense.NameOf(image.W), GeometryOf(image.Window, image.DX, image.DY, image.Groups)) { Plus = image.Plus };

    private static ConvolutionGeometry GeometryOf(Window window, Value x, Value y, int groups) => new(window, x.Shape.Channels, y.Shape.Channels, groups);

    private DenseWeightGradient WeightGradient(MatMulTN weights)
    {
        Value w = weights.DW.Of!;
        return new DenseWeightGradient(weights.DW, dense.BiasesOf(w)?.Gradient, weights.DY, weights.X, dense.NameOf(w))
        {
            Mask = ops.OfType<Multiply>().FirstOrDefault(multiply => multiply.Y == weights.DW)?.B,
            SkipsZeros = ForwardFusion.MayHoldZeros(weights.X),
            BiasesCancel = flow.WriterOf(weights.DY) is NormalizeBackward { IsOfUnits: true, Plus.Count: 0 },
        };
    }

    private DenseInputGradient InputGradient(MatMulNN input)
    {
        var gradient = new DenseInputGradient(input.DX, input.DY, input.W, TransposeOf(input.W), dense.NameOf(input.W)) { Plus = input.Plus };

        // An activation may read dX as one more term of its own sum. Then dX is added after f', and the two cannot be fused.
        if (input.Plus.Count > 0 || flow.OnlyReaderOf(input.DX) is not ApplyBackward { Function.DerivativeNeedsInput: false } apply || apply.DY != input.DX)
        {
            return gradient;
        }

        _taken.Add(apply);
        return gradient with { DX = apply.DX, Function = apply.Function, A = apply.Y, Z = apply.X, Plus = apply.Plus };
    }

    /// <summary>Sums over rows and pixels are split in two: first the worker that has a row in its cache sums its pixels, then these sums are added.</summary>
    private static IEnumerable<Operation> Halves(Operation op)
    {
        switch (op)
        {
            case SlopeGradient { DS.Length: > 1 } slopes:
                Value ofSlopes = ChannelBlocks.Parts($"{slopes.DS}Parts", slopes.X, slopes.DS, sums: 1) with { Of = slopes.DS.Of };
                return [new SlopeParts(ofSlopes, slopes.DY, slopes.X, slopes.DS), new SlopeSums(slopes.DS, ofSlopes, slopes.X)];
            case NormalizeGradients channels when channels.X.Columns != channels.Mean.Columns:
                Value ofScale = ChannelBlocks.Parts($"{channels.DGamma}Parts", channels.X, channels.Mean, sums: 2) with { Of = channels.DGamma.Of };
                return [new NormalizeParts(ofScale, channels.DY, channels.X, channels.Mean), channels with { Parts = ofScale }];
            default:
                return [op];
        }
    }

    private static IEnumerable<Operation> WithSums(Operation op) => op.Plus.Count == 0
        ? [op]
        : [op with { Plus = EquatableArray<Value>.Empty }, .. op.Plus.Select(term => new AddTo(op.Writes.First(), term))];
}
