namespace NetGen;

/// <summary>The operands of an update rule: some parameters, their gradient, state and penalties.</summary>
/// <param name="weights">The parameters.</param>
/// <param name="gradient">Their gradient, of the same length.</param>
/// <param name="state">Their optimizer state.</param>
/// <param name="decay">Their penalties.</param>
internal readonly ref struct ParameterPiece(Span<float> weights, ReadOnlySpan<float> gradient, OptimizerState state, Decay decay)
{
    /// <summary>The parameters.</summary>
    public Span<float> Weights { get; } = weights;

    /// <summary>Their gradient.</summary>
    public ReadOnlySpan<float> Gradient { get; } = gradient;

    /// <summary>Their optimizer state.</summary>
    public OptimizerState State { get; } = state;

    /// <summary>Their penalties.</summary>
    public Decay Decay { get; } = decay;
}
