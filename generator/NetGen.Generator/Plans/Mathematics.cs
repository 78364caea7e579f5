using NetGen.Generator.Model;

namespace NetGen.Generator.Plans;

/// <summary>A trained tensor with its name in files.</summary>
/// <param name="Value">The tensor.</param>
/// <param name="Spec">Role, shape and start.</param>
/// <param name="FileName">The name that PyTorch's <c>Sequential</c> gives it: <c>0.weight</c>.</param>
/// <param name="Layer">Position of its layer.</param>
internal sealed record NamedTensor(Value Value, TensorSpec Spec, string FileName, int Layer)
{
    /// <summary>
    /// Channels of the image that its columns read. In files the columns are ordered channel by channel, in memory pixel by pixel. 1 if both orders are the
    /// same.
    /// </summary>
    public int Channels { get; init; } = 1;
}

/// <summary>A statistic with its name in files.</summary>
/// <param name="Value">The tensor.</param>
/// <param name="Spec">Length, start and bound.</param>
/// <param name="FileName">The name that PyTorch's <c>Sequential</c> gives it, <c>1.running_mean</c>, or one of ours, <c>input.mean</c>.</param>
internal sealed record NamedStatistic(Value Value, StatisticSpec Spec, string FileName);

/// <summary>The mathematics of one network as lists of operations, before anything is fused or placed.</summary>
internal sealed record Mathematics
{
    /// <summary>The trained tensors, in the order of the contract, with the names of files.</summary>
    public required IReadOnlyList<NamedTensor> Tensors { get; init; }

    /// <summary>The statistics, in the order of the contract; those of the input come first.</summary>
    public required IReadOnlyList<NamedStatistic> Statistics { get; init; }

    /// <summary>The output of each layer in training.</summary>
    public required IReadOnlyList<Value> LayerOutputs { get; init; }

    /// <summary>Forward propagation in training, up to outputs and losses.</summary>
    public required IReadOnlyList<Operation> Forward { get; init; }

    /// <summary>Backward propagation, from the loss to the first layer with parameters.</summary>
    public required IReadOnlyList<Operation> Backward { get; init; }

    /// <summary>The operations by which a step of training changes the statistics.</summary>
    public required IReadOnlyList<Operation> Track { get; init; }

    /// <summary>Inference up to the value that the loss reads: logits, or the last values themselves.</summary>
    public required IReadOnlyList<Operation> Infer { get; init; }

    /// <summary>Inference from there to the outputs.</summary>
    public required IReadOnlyList<Operation> Finish { get; init; }

    /// <summary>Inference from there to outputs and losses.</summary>
    public required IReadOnlyList<Operation> Score { get; init; }
}
