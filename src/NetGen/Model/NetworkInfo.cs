using System.Collections.Immutable;
using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>How a network scales its input.</summary>
public enum InputScaling
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By mean and standard deviation.</summary>
    Standardize,

    /// <summary>By minimum and range.</summary>
    MinMax,
}

/// <summary>What the generator knows of an annotated class, handed to the runtime once.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NetworkInfo
{
    private readonly ImmutableArray<int> _inputShape;
    private ImmutableArray<ParameterSegment> _segments;
    private ImmutableArray<string> _architecture;

    /// <summary>The class's name.</summary>
    public required string Name { get; init; }

    /// <summary>Values in one input sample.</summary>
    public required int InputSize { get; init; }

    /// <summary>The shape of one input sample: height × width × channels of an image, else the number of values.</summary>
    public ImmutableArray<int> InputShape
    {
        get => _inputShape.IsDefault ? [InputSize] : _inputShape;
        init => _inputShape = value;
    }

    /// <summary>Values in one output.</summary>
    public required int OutputSize { get; init; }

    /// <summary>What training minimises.</summary>
    public required Loss Loss { get; init; }

    /// <summary>The activation of the last layer.</summary>
    public required Activation OutputActivation { get; init; }

    /// <summary>The layers, first to last.</summary>
    public required ImmutableArray<LayerInfo> Layers { get; init; }

    /// <summary>The parameter tensors, in the order of <c>CopyParametersTo</c>.</summary>
    public required ImmutableArray<TensorInfo> Tensors { get; init; }

    /// <summary>Length of the packed parameter block, padding included.</summary>
    public required int PackedLength { get; init; }

    /// <summary>How the input is scaled.</summary>
    public InputScaling Scaling { get; init; }

    /// <summary>The statistics, in the order of <c>CopyStateTo</c>: those of a scaled input first, what it subtracts and what it divides by.</summary>
    public ImmutableArray<StatisticInfo> Statistics { get; init; } = [];

    /// <summary>The dense layers that at inference do their neighbours' work too.</summary>
    public ImmutableArray<DenseFolding> Foldings { get; init; } = [];

    /// <summary>Training workspace: values for every row of a mini-batch.</summary>
    public int WorkspacePerRow { get; init; }

    /// <summary>Training workspace: values whatever the size of the mini-batch.</summary>
    public int WorkspaceFixed { get; init; }

    /// <summary>Values of a gradient that generated code computes before it hands them on, at most; at least 1, which does for a network without weights.</summary>
    public int LongestPiece { get; init; } = 1;

    /// <summary>Values of transposed weights that backward propagation makes at a time, at most.</summary>
    public int LongestTransposedPanel { get; init; }

    /// <summary>Values that generated code works in, one operation at a time; every worker has them.</summary>
    public int Room { get; init; }

    /// <summary>Shards of a mini-batch over which the gradients of filters are summed apart; 0 for a network without convolutions.</summary>
    public int GradientShards { get; init; }

    /// <summary>The layers whose outputs lie in the workspace after forward and backward propagation. Those that are missing are fused with the layer behind them, or are handed out.</summary>
    public ImmutableArray<LayerOutput> LayerOutputs { get; init; } = [];

    /// <summary>Whether a layer draws random factors for every row while training: Dropout or RRelu.</summary>
    public bool DrawsUnitMasks { get; init; }

    /// <summary>Whether a layer draws random factors for its weights, the same for all rows of a mini-batch: DropConnect.</summary>
    public bool DrawsWeightMasks { get; init; }

    /// <summary>Whether backward propagation reads transposed filters, which are made before every step.</summary>
    public bool PreparesFilters { get; init; }

    /// <summary>
    /// Whether a layer normalises the units of a vector by what it measures of the mini-batch, which then must have two rows. The channels of an image are measured over its pixels too, so
    /// that one row is enough.
    /// </summary>
    public bool NormalizesBatch { get; init; }

    /// <summary>Whether layers measure the mini-batch, of vectors or of images, and so keep running statistics.</summary>
    internal bool MeasuresBatch => Statistics.Any(static statistic => statistic.Name.EndsWith(".running_mean", StringComparison.Ordinal));

    /// <summary>Number of values an optimizer changes.</summary>
    public int ParameterCount
    {
        get
        {
            // A loop rather than a query, which would have to be compiled before the first prediction; so below.
            int count = 0;
            foreach (TensorInfo tensor in Tensors)
            {
                count += tensor.Length;
            }

            return count;
        }
    }

    /// <summary>Number of statistics.</summary>
    public int StateCount
    {
        get
        {
            int count = 0;
            foreach (StatisticInfo statistic in Statistics)
            {
                count += statistic.Length;
            }

            return count;
        }
    }

    /// <summary>Multiply-add operations of one sample's forward propagation.</summary>
    public long MultiplyAdds => Layers.Sum(static layer => layer.MultiplyAdds);

    /// <summary>Whether the first layer that computes anything normalises what the data set holds as it is.</summary>
    internal bool NormalizesInput => Layers.FirstOrDefault(static layer => layer.Kind is not "Dropout")?.Kind is "BatchNorm";

    /// <summary>How many of the statistics are the input scaling's.</summary>
    internal int ScalingLength => Scaling == InputScaling.None ? 0 : 2 * InputSize;

    /// <summary>Says what is wrong with the first statistic that does not satisfy its bound; null when none is.</summary>
    /// <param name="state">All statistics.</param>
    internal string? RefusalOf(ReadOnlySpan<float> state)
    {
        foreach (StatisticInfo statistic in Statistics)
        {
            if (statistic.Refusal(state[..statistic.Length]) is { } refusal)
            {
                return refusal;
            }

            state = state[statistic.Length..];
        }

        return null;
    }

    /// <summary>What the network computes at inference, a line for each layer that takes part. Files hold it, so that one of another network is not taken for one of this.</summary>
    internal ImmutableArray<string> Architecture => _architecture.IsDefault ? _architecture = NetGen.Architecture.Of(this) : _architecture;

    /// <summary>The layers with their settings and the loss: where this is the same, two classes compute the same from the same parameters.</summary>
    internal string Description => string.Join(' ', Layers.Select(DescriptionOf)) + " " + Loss;

    /// <summary>A layer that reads the one before it needs no word about that.</summary>
    private string DescriptionOf(LayerInfo layer, int index)
    {
        bool isChained = layer.Reads is [var read] && string.Equals(read, index == 0 ? "Input" : Layers[index - 1].Name, StringComparison.Ordinal);
        string settings = layer.Settings.Length == 0 ? "" : $"({layer.Settings})", reads = isChained || layer.Reads.IsEmpty ? "" : $"<-{string.Join(',', layer.Reads)}";
        return $"{layer.Kind}[{string.Join(',', layer.OutputShape)}]{settings}{reads}";
    }

    /// <summary>The packed block as runs that are treated alike.</summary>
    internal ImmutableArray<ParameterSegment> Segments => _segments.IsDefault ? _segments = ParameterSegment.Of(Tensors) : _segments;
}
