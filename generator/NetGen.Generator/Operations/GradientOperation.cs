using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>A costly step of backward propagation. It is left out if all tensors that it is for are frozen.</summary>
internal abstract record GradientOperation : Operation, IStatement
{
    /// <summary>The tensors that this gradient is for.</summary>
    public TensorRanges Trained { get; init; } = TensorRanges.None;

    public abstract string Statement(IPhase phase);
}
