namespace NetGen;

/// <summary><see cref="Adam"/> with decoupled weight decay: w := (1 − η·λ)·w before each step of Adam, for weights only.</summary>
/// <remarks>
/// Source: Loshchilov and Hutter, ICLR 2019, as in PyTorch's <c>AdamW</c>. With Adam, the gradient of an L2 penalty is divided by √ŝ like the rest of the
/// gradient, so weights with large gradients hardly shrink. Here all weights shrink alike. Biases and slopes do not decay; in PyTorch this takes parameter
/// groups.
/// </remarks>
public sealed class AdamW : Optimizer
{
    private readonly MovingAverage _mean;
    private readonly MovingAverage _squares;

    /// <summary>Creates the optimizer.</summary>
    /// <param name="learningRate">η; positive.</param>
    /// <param name="beta1">β₁, the weight of the previous average in the average of gradients, from 0 to below 1.</param>
    /// <param name="beta2">β₂, the weight of the previous average in the average of squares, from 0 to below 1.</param>
    /// <param name="epsilon">ε, added to the root; positive.</param>
    /// <param name="weightDecay">λ, the rate of decay; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public AdamW(float learningRate = 0.001f, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f, float weightDecay = 0.01f)
        : base(learningRate)
    {
        Beta1 = Setting.Share(beta1);
        Beta2 = Setting.Share(beta2);
        Epsilon = Setting.Positive(epsilon);
        _mean = new MovingAverage(beta1);
        _squares = new MovingAverage(beta2);
        WeightDecay = Setting.NotNegative(weightDecay);
    }

    /// <summary>β₁, the weight of the previous average in the average of gradients.</summary>
    public float Beta1 { get; }

    /// <summary>β₂, the weight of the previous average in the average of squares.</summary>
    public float Beta2 { get; }

    /// <summary>ε, added to the root.</summary>
    public float Epsilon { get; }

    /// <summary>λ, the rate of decay.</summary>
    public float WeightDecay { get; }

    /// <summary>2: the averages of gradients and of squares.</summary>
    public override int StateSlotCount => 2;

    /// <inheritdoc/>
    public override string ToString() => Describe(("beta1", Beta1), ("beta2", Beta2), ("epsilon", Epsilon), ("weightDecay", WeightDecay));

    internal override bool AddsPenalties => true;

    /// <inheritdoc/>
    public override void Update(Span<float> weights, ReadOnlySpan<float> gradient, OptimizerState state, Decay decay, UpdateStep step)
    {
        double keep = decay.IsWeight ? 1 - ((double)step.LearningRate * WeightDecay) : 1;
        UpdateLoop.Run(new AdamRule(step, _mean, _squares, Epsilon, keep), new ParameterPiece(weights, gradient, state, decay));
    }
}
