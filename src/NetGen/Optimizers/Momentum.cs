namespace NetGen;

/// <summary>Gradient descent with momentum in the form of many lectures: v := βv + (1 − β)g from v = 0, w := w − η·v.</summary>
/// <remarks>
/// The velocity is a moving average of the gradient (Ng, "Improving Deep Neural Networks"), so a step is about as long as without momentum. The first steps are
/// shorter, because the average starts at zero and is not corrected. <see cref="Sgd"/> with momentum (PyTorch's rule) sums instead: v := μv + g. Its steps are
/// up to 1 / (1 − μ) times as long for the same learning rate.
/// </remarks>
public sealed class Momentum : Optimizer
{
    private readonly float _fresh;

    /// <summary>Creates the optimizer.</summary>
    /// <param name="learningRate">η; positive.</param>
    /// <param name="beta">β, the weight of the previous velocity, from 0 to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public Momentum(float learningRate, float beta = 0.9f)
        : base(learningRate)
    {
        Beta = Setting.Share(beta);
        _fresh = new MovingAverage(beta).Fresh;
    }

    /// <summary>β, the weight of the previous velocity.</summary>
    public float Beta { get; }

    /// <summary>1: the velocity.</summary>
    public override int StateSlotCount => 1;

    /// <inheritdoc/>
    public override string ToString() => Describe(("beta", Beta));

    internal override bool AddsPenalties => true;

    /// <inheritdoc/>
    public override void Update(Span<float> weights, ReadOnlySpan<float> gradient, OptimizerState state, Decay decay, UpdateStep step) =>
        UpdateLoop.Run(new VelocityRule(step.LearningRate, Beta, _fresh), new ParameterPiece(weights, gradient, state, decay));
}
