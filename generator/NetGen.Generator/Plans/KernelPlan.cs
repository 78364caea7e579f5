using NetGen.Generator.Model;

namespace NetGen.Generator.Plans;

/// <summary>A trained tensor with its place in memory.</summary>
/// <param name="Tensor">The tensor and its name.</param>
/// <param name="Offset">Where its first element lies in the packed block.</param>
/// <param name="Block">Where the block of its layer starts. Biases lie before the weights, in the same panels.</param>
/// <param name="Panels">Its layout; biases share the panels of their weights.</param>
internal sealed record PlacedTensor(NamedTensor Tensor, int Offset, int Block, PanelLayout Panels)
{
    public Value Value => Tensor.Value;

    public TensorSpec Spec => Tensor.Spec;
}

/// <summary>A layer, as the summary shows it.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Name">Its kind and its number among those of its kind.</param>
/// <param name="Reads">The names of the layers whose outputs it reads.</param>
/// <param name="FollowsInOrder">Whether it reads the layer before it first, as in a chain.</param>
internal sealed record LayerRow(Layer Layer, string Name, EquatableArray<string> Reads, bool FollowsInOrder)
{
    /// <summary>The name of the network's input, as a layer that reads it names it.</summary>
    public const string Input = "Input";
}

/// <summary>What the emitter writes: the specialised operations of every phase, and the place of every value. It decides nothing itself.</summary>
internal sealed record KernelPlan
{
    /// <summary>The class.</summary>
    public required NetworkModel Model { get; init; }

    /// <summary>The mathematics before lowering, which the reference code states.</summary>
    public required Mathematics Mathematics { get; init; }

    /// <summary>The layers for the summary.</summary>
    public required IReadOnlyList<LayerRow> Layers { get; init; }

    /// <summary>The trained tensors in memory.</summary>
    public required IReadOnlyList<PlacedTensor> Tensors { get; init; }

    /// <summary>How the input is scaled.</summary>
    public required ScalingKind Scaling { get; init; }

    /// <summary>The name of the last activation in the runtime.</summary>
    public required string OutputActivation { get; init; }

    /// <summary>Length of the parameter block.</summary>
    public required int PackedLength { get; init; }

    /// <summary>Which kernels the class gets.</summary>
    public required KernelSelection Kernels { get; init; }

    /// <summary>The places and phases of training.</summary>
    public required TrainingPlan Training { get; init; }

    /// <summary>The places and phases of inference.</summary>
    public required InferencePlan Inference { get; init; }
}
