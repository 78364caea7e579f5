using NetGen.Generator.Model;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Lowering;

/// <summary>
/// Fuses operations of forward propagation. Product, bias and activation become one pass, if nothing else reads the values between. So do the other pairs that
/// kernels compute together.
/// </summary>
/// <param name="ops">In order.</param>
/// <param name="flow">Who reads what, backward propagation included.</param>
/// <param name="dense">The products.</param>
/// <param name="foldings">The products that neighbours are folded into.</param>
/// <param name="track">The operations that follow the mini-batches. They name the running statistic of each measured one.</param>
internal sealed class ForwardFusion(
    IReadOnlyList<Operation> ops, Dataflow flow, DenseLayers dense, IReadOnlyList<FoldedDense> foldings, IReadOnlyList<Operation> track)
{
    private readonly List<Operation> _fused = [];

    /// <summary>Operations that are part of an earlier one.</summary>
    private readonly HashSet<Operation> _taken = [];

    public List<Operation> Run()
    {
        foreach (Operation op in ops)
        {
            if (!_taken.Contains(op))
            {
                _fused.Add(Fused(op));
            }
        }

        return [.. _fused.SelectMany(Halves)];
    }

    /// <summary>The channels of an image are measured in two steps: each row first, then, after the workers have met, all rows.</summary>
    private static IEnumerable<Operation> Halves(Operation op) =>
        op is BatchMoments { Parts: { } parts } moments ? [new MeasureParts(parts, moments.X, moments.Mean), op] : [op];

    /// <summary>
    /// Lets the first products skip zeros of the network's input, if the input is wide enough for that to pay. Outputs of a ReLU do not help a tile: its rows
    /// are rarely all zero in the same place.
    /// </summary>
    public static List<Operation> SkipZeros(List<Operation> forward, int tileRows)
    {
        int first = forward.FindIndex(op => op is DenseForward product && ReadsZeros(product.X));
        if (first < 0 || tileRows == 1)
        {
            return forward;
        }

        Value x = ((DenseForward)forward[first]).X;
        var active = new Value("active", ValueRole.Index, new Shape(x.Columns));

        // A list covers all inputs, so they are not cut into blocks.
        List<Operation> skipping =
        [
            .. forward.Select(op => op is DenseForward product && product.X == x
                ? product with { Active = active, Reading = product.Reading with { Block = x.Columns } }
                : op),
        ];
        skipping.Insert(first, new FindActiveInputs(active, x, tileRows));
        return skipping;

        bool ReadsZeros(Value value) => MayHoldZeros(forward.OfType<StandardizeUnfolded>().FirstOrDefault(unfolded => unfolded.Y == value)?.X ?? value);
    }

    /// <summary>Whether looking for zeros can pay: in the network's input, if it is wide enough.</summary>
    public static bool MayHoldZeros(Value x) => x.Role == ValueRole.Input && x.Columns >= ZeroSkipping.Fewest;

    private Operation Fused(Operation op) => op switch
    {
        MatMulNT product => Product(product),
        Convolve convolve => Convolution(convolve),
        MaxPool pool => pool with { Kernel = PoolNames.Forward(pool.Y, pool.X, pool.Window) },
        DrawWeightMask draw when ops.OfType<Multiply>().FirstOrDefault(multiply => multiply.B == draw.M) is { } masked =>
            Take(masked, new MaskWeights(masked.Y, draw.M, masked.A, draw.Rate, draw.Layer)),
        MeanOfRows mean when ops.OfType<VarianceOfRows>().FirstOrDefault(variance => variance.Mean == mean.Mean) is { } variance =>
            Take(variance, Moments(mean, variance)),
        _ => op,
    };

    private BatchMoments Moments(MeanOfRows mean, VarianceOfRows variance) =>
        new(mean.Mean, variance.Variance, mean.X, Running<TrackMean>(mean.Mean), Running<TrackVariance>(variance.Variance))
        {
            Parts = mean.X.Columns == mean.Mean.Columns ? null : ChannelBlocks.Parts($"{mean.Mean}Parts", mean.X, mean.Mean, sums: 2),
        };

    private DenseForward Product(MatMulNT product)
    {
        var fused = new DenseForward(
            product.Y, product.X, product.W, TakeBiases(product.Y), null, dense.NameOf(product.W), PanelReadings.Weights(dense.PanelsOf(product.W)))
        {
            Normalization = NormalizationIn(product.W),
            SkipsZeros = SkipsZeros(product),
        };

        // If backward propagation or another layer needs z itself, product and activation stay apart.
        return flow.OnlyReaderOf(product.Y) is Apply { Function.DerivativeNeedsInput: false } activation
            ? Take(activation, fused with { Y = activation.Y, Z = product.Y, Function = activation.Function, AppliesToSums = activation.Function.IsShort })
            : fused;
    }

    /// <summary>An activation that is too long for the sums of a tile stays an operation of its own, which reads the image once more.</summary>
    private ConvolutionForward Convolution(Convolve convolve)
    {
        var fused = new ConvolutionForward(
            convolve.Y, convolve.X, convolve.W, TakeBiases(convolve.Y), null, dense.NameOf(convolve.W),
            new ConvolutionGeometry(convolve.Window, convolve.X.Shape.Channels, convolve.Y.Shape.Channels, convolve.Groups))
        {
            Normalization = NormalizationIn(convolve.W),
        };
        return fused.Geometry.Method != ConvolutionMethod.Plain
            && flow.OnlyReaderOf(convolve.Y) is Apply { Function: { DerivativeNeedsInput: false, IsShort: true } } activation
            ? Take(activation, fused with { Y = activation.Y, Z = convolve.Y, Function = activation.Function })
            : fused;
    }

    private Value? TakeBiases(Value sums)
    {
        if (ops.OfType<AddRow>().FirstOrDefault(candidate => candidate.Y == sums) is not { } bias)
        {
            return null;
        }

        _taken.Add(bias);
        return bias.B;
    }

    private Normalize? NormalizationIn(Value weights) => foldings.FirstOrDefault(candidate => candidate.FoldedW == weights)?.After;

    private bool SkipsZeros(MatMulNT product) =>
        product.W.Length >= ZeroSkipping.FewestWeights
        && product.X.Columns <= ZeroSkipping.MostListed
        && (product.X.Role == ValueRole.Input
            || _fused.Exists(op => op is StandardizeUnfolded or DenseForward { Function.GivesZeros: true } && op.Writes.Contains(product.X)));

    private T Take<T>(Operation taken, T fused)
        where T : Operation
    {
        _taken.Add(taken);
        return fused;
    }

    /// <summary>The running statistic that follows a measured one.</summary>
    private Value Running<TTrack>(Value measured)
        where TTrack : Operation => track.OfType<TTrack>().First(op => op.Reads.Contains(measured)).AddsTo.First();
}
