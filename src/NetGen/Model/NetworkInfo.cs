using System.Collections.Immutable;
using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>How a network scales its input.</summary>
public enum InputScaling
{
    /// <summary>The input is not scaled.</summary>
    None,

    /// <summary>By mean and standard deviation.</summary>
    Standardize,

    /// <summary>By minimum and range.</summary>
    MinMax,
}

/// <summary>The generator's description of an annotated class. The runtime receives it once.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NetworkInfo
{
    private ImmutableArray<int> _inputShape;
    private ImmutableArray<ParameterSegment> _segments;
    private ImmutableArray<string> _architecture;

    /// <summary>The name of the class.</summary>
    public required string Name { get; init; }

    /// <summary>Values in one input sample.</summary>
    public required int InputSize { get; init; }

    /// <summary>The shape of one input sample: height × width × channels of an image, else the number of values.</summary>
    public ImmutableArray<int> InputShape
    {
        get => _inputShape.IsDefault ? _inputShape = [InputSize] : _inputShape;
        init => _inputShape = value;
    }

    /// <summary>Values in one output.</summary>
    public required int OutputSize { get; init; }

    /// <summary>The loss that training minimises.</summary>
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

    /// <summary>The statistics, in the order of <c>CopyStateTo</c>. Those of a scaled input come first: its means, then its divisors.</summary>
    public ImmutableArray<StatisticInfo> Statistics { get; init; } = [];

    /// <summary>The dense layers whose weights at inference include their neighbours.</summary>
    public ImmutableArray<DenseFolding> Foldings { get; init; } = [];

    /// <summary>Training workspace: number of values per row of a mini-batch.</summary>
    public int WorkspacePerRow { get; init; }

    /// <summary>Training workspace: number of values that does not depend on the size of the mini-batch.</summary>
    public int WorkspaceFixed { get; init; }

    /// <summary>
    /// The most values of a gradient that generated code computes before it passes them on. It is at least 1, also for a network without weights.
    /// </summary>
    public int LongestPiece { get; init; } = 1;

    /// <summary>The most values of transposed weights that backward propagation makes at a time.</summary>
    public int LongestTransposedPanel { get; init; }

    /// <summary>Number of values in the scratch memory of generated code. Each worker has one such memory, which operations use one after the other.</summary>
    public int Room { get; init; }

    /// <summary>Number of shards of a mini-batch whose filter gradients are summed separately; 0 for a network without convolutions.</summary>
    public int GradientShards { get; init; }

    /// <summary>
    /// The layers whose outputs are in the workspace after forward and backward propagation. A layer is missing if it is fused with the layer after it, or if
    /// its output is the output of the network.
    /// </summary>
    public ImmutableArray<LayerOutput> LayerOutputs { get; init; } = [];

    /// <summary>Whether a layer draws random factors for each row in training: Dropout or RRelu.</summary>
    public bool DrawsUnitMasks { get; init; }

    /// <summary>Whether a layer draws random factors for its weights, the same for all rows of a mini-batch: DropConnect.</summary>
    public bool DrawsWeightMasks { get; init; }

    /// <summary>Whether backward propagation reads transposed filters. They are made before every step.</summary>
    public bool PreparesFilters { get; init; }

    /// <summary>
    /// Whether a layer normalises the units of a vector over the mini-batch, which then must have at least two rows. The channels of an image are also measured
    /// over its pixels, so there one row is enough.
    /// </summary>
    public bool NormalizesBatch { get; init; }

    /// <summary>Whether layers measure the mini-batch, of vectors or of images, and so keep running statistics.</summary>
    internal bool MeasuresBatch => Statistics.Any(static statistic => statistic.Name.EndsWith(".running_mean", StringComparison.Ordinal));

    /// <summary>Number of values that an optimizer changes.</summary>
    public int ParameterCount
    {
        get
        {
            // This is a loop, because a LINQ query would have to be compiled before the first prediction. The same holds below.
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

    /// <summary>Number of multiply-adds of the forward propagation of one sample.</summary>
    public long MultiplyAddCount
    {
        get
        {
            long count = 0;
            foreach (LayerInfo layer in Layers)
            {
                count += layer.MultiplyAddCount;
            }

            return count;
        }
    }

    /// <summary>Whether the first layer that computes anything is a BatchNorm, so that the network normalises unscaled input.</summary>
    internal bool NormalizesInput => Layers.FirstOrDefault(static layer => layer.Kind is not "Dropout")?.Kind is "BatchNorm";

    /// <summary>Number of statistics that belong to the scaling of the input.</summary>
    internal int ScalingLength => Scaling == InputScaling.None ? 0 : 2 * InputSize;

    /// <summary>An error text for the first statistic that does not satisfy its bound; null if all do.</summary>
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

    /// <summary>
    /// The computation of the network at inference, with a line for each layer that takes part. Files hold these lines, so that the file of another network is
    /// refused.
    /// </summary>
    internal ImmutableArray<string> Architecture => _architecture.IsDefault ? _architecture = NetGen.Architecture.Of(this) : _architecture;

    /// <summary>The layers with their settings, and the loss. If two classes have the same text, they compute the same from the same parameters.</summary>
    internal string Description => string.Join(' ', Layers.Select(DescriptionOf)) + " " + Loss;

    /// <summary>The text of a layer. It names what the layer reads unless that is the layer before it.</summary>
    private string DescriptionOf(LayerInfo layer, int index)
    {
        bool isChained = layer.Reads is [var read] && string.Equals(read, index == 0 ? "Input" : Layers[index - 1].Name, StringComparison.Ordinal);
        string settings = layer.Settings.Length == 0 ? "" : $"({layer.Settings})";
        string reads = isChained || layer.Reads.IsEmpty ? "" : $"<-{string.Join(',', layer.Reads)}";
        return $"{layer.Kind}[{string.Join(',', layer.OutputShape)}]{settings}{reads}";
    }

    /// <summary>The packed block as runs of values that are treated alike.</summary>
    internal ImmutableArray<ParameterSegment> Segments => _segments.IsDefault ? _segments = ParameterSegment.Of(Tensors) : _segments;
}
