namespace NetGen;

/// <summary>What an update rule walks: some parameters and what belongs to them.</summary>
/// <param name="weights">The parameters.</param>
/// <param name="gradient">Their gradient, as long.</param>
/// <param name="state">What the optimizer keeps of them.</param>
/// <param name="decay">The penalties that touch them.</param>
internal readonly ref struct ParameterPiece(Span<float> weights, ReadOnlySpan<float> gradient, OptimizerState state, Decay decay)
{
    /// <summary>The parameters.</summary>
    public Span<float> Weights { get; } = weights;

    /// <summary>Their gradient.</summary>
    public ReadOnlySpan<float> Gradient { get; } = gradient;

    /// <summary>What the optimizer keeps of them.</summary>
    public OptimizerState State { get; } = state;

    /// <summary>The penalties that touch them.</summary>
    public Decay Decay { get; } = decay;
}
