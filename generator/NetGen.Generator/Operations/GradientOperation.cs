using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>A costly step of backward propagation, which is left out where everything it is for is frozen.</summary>
internal abstract record GradientOperation : Operation, IStatement
{
    /// <summary>The tensors that this gradient is for.</summary>
    public TensorRanges Trained { get; init; } = TensorRanges.None;

    public abstract string Statement(IPhase phase);
}
