namespace NetGen;

/// <summary>
/// Gradient descent with momentum and a step size of its own for each parameter: m := β₁m + (1 − β₁)g, s := β₂s + (1 − β₂)g², w := w − η·m̂ / (√ŝ + ε), where
/// m̂ = m / (1 − β₁ᵗ) and ŝ = s / (1 − β₂ᵗ).
/// </summary>
/// <remarks>
/// Source: Kingma and Ba, ICLR 2015, algorithm 1. It is also PyTorch's <c>Adam</c>. ε is added to the root of the corrected average. Some lectures write √(ŝ +
/// ε) instead; their ε is the square of this one. Others leave out the corrections, so their first steps differ.
/// </remarks>
public sealed class Adam : Optimizer
{
    private readonly MovingAverage _mean;
    private readonly MovingAverage _squares;

    /// <summary>Creates the optimizer.</summary>
    /// <param name="learningRate">η; positive.</param>
    /// <param name="beta1">β₁, the weight of the previous average in the average of gradients, from 0 to below 1.</param>
    /// <param name="beta2">β₂, the weight of the previous average in the average of squares, from 0 to below 1.</param>
    /// <param name="epsilon">ε, added to the root; positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public Adam(float learningRate = 0.001f, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f)
        : base(learningRate)
    {
        Beta1 = Setting.Share(beta1);
        Beta2 = Setting.Share(beta2);
        Epsilon = Setting.Positive(epsilon);
        _mean = new MovingAverage(beta1);
        _squares = new MovingAverage(beta2);
    }

    /// <summary>β₁, the weight of the previous average in the average of gradients.</summary>
    public float Beta1 { get; }

    /// <summary>β₂, the weight of the previous average in the average of squares.</summary>
    public float Beta2 { get; }

    /// <summary>ε, added to the root.</summary>
    public float Epsilon { get; }

    /// <summary>2: the averages of gradients and of squares.</summary>
    public override int StateSlotCount => 2;

    /// <inheritdoc/>
    public override string ToString() => Describe(("beta1", Beta1), ("beta2", Beta2), ("epsilon", Epsilon));

    internal override bool AddsPenalties => true;

    /// <inheritdoc/>
    public override void Update(Span<float> weights, ReadOnlySpan<float> gradient, OptimizerState state, Decay decay, UpdateStep step) =>
        UpdateLoop.Run(new AdamRule(step, _mean, _squares, Epsilon, keep: 1), new ParameterPiece(weights, gradient, state, decay));
}
