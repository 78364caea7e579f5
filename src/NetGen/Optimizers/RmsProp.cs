using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>Gradient descent that divides by the recent size of each gradient: s := αs + (1 − α)g², w := w − η·g / (√s + ε).</summary>
/// <remarks>
/// Source: Tieleman and Hinton, lecture 6.5, 2012, in the form of PyTorch's <c>RMSprop</c>.
/// <list type="bullet">
/// <item>Centered (Graves, 2013), the divisor is √(s − m²) + ε with m := αm + (1 − α)g.</item>
/// <item>With momentum μ, the quotient enters a velocity: v := μv + g / (…) and w := w − η·v.</item>
/// <item>Some lectures write √(s + ε). Their ε is the square of this one.</item>
/// </list>
/// </remarks>
public sealed class RmsProp : Optimizer
{
    private readonly MovingAverage _weights;

    /// <summary>Creates the optimizer.</summary>
    /// <param name="learningRate">η; positive.</param>
    /// <param name="alpha">α, the weight of the previous average, from 0 to below 1.</param>
    /// <param name="epsilon">ε, added to the root; positive.</param>
    /// <param name="momentum">μ, from 0 (no momentum) to below 1.</param>
    /// <param name="centered">Whether to divide by the standard deviation of the gradient instead of its root mean square.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public RmsProp(float learningRate, float alpha = 0.99f, float epsilon = 1e-8f, float momentum = 0f, bool centered = false)
        : base(learningRate)
    {
        Alpha = Setting.Share(alpha);
        _weights = new MovingAverage(alpha);
        Epsilon = Setting.Positive(epsilon);
        Momentum = Setting.Share(momentum);
        Centered = centered;
    }

    /// <summary>α, the weight of the previous average.</summary>
    public float Alpha { get; }

    /// <summary>ε, added to the root.</summary>
    public float Epsilon { get; }

    /// <summary>μ, the share of the velocity that remains from step to step.</summary>
    public float Momentum { get; }

    /// <summary>Whether the divisor is the standard deviation of the gradient.</summary>
    public bool Centered { get; }

    /// <summary>1: the mean square. With momentum or centered 3: also the velocity and the mean.</summary>
    public override int StateSlotCount => IsPlain ? 1 : 3;

    private bool IsPlain => Momentum == 0 && !Centered;

    /// <inheritdoc/>
    public override string ToString() => Describe(("alpha", Alpha), ("epsilon", Epsilon), ("momentum", Momentum), ("centered", Centered));

    internal override bool AddsPenalties => true;

    /// <inheritdoc/>
    public override void Update(Span<float> weights, ReadOnlySpan<float> gradient, OptimizerState state, Decay decay, UpdateStep step)
    {
        if (IsPlain)
        {
            UpdateLoop.Run(new PlainRule(step.LearningRate, _weights, Epsilon), new ParameterPiece(weights, gradient, state, decay));
        }
        else
        {
            UpdateLoop.Run(new FullRule(step.LearningRate, _weights, Epsilon, Momentum, Centered), new ParameterPiece(weights, gradient, state, decay));
        }
    }

    private readonly struct PlainRule(float rate, MovingAverage weights, float epsilon) : IUpdateRule
    {
        private readonly float _rate = -rate;
        private readonly SquareAverage _average = new(weights);
        private readonly float _epsilon = epsilon;

        public void Update<V>(ParameterPiece piece)
            where V : struct, IFloatVector<V> => UpdateLoop.Run<Lanes<V>, V>(new Lanes<V>(this), piece);

        private readonly struct Lanes<V>(PlainRule rule) : IUpdateRule<V>
            where V : struct, IFloatVector<V>
        {
            private readonly V _rate = V.Create(rule._rate);
            private readonly SquareAverage.Lanes<V> _average = rule._average.Widen<V>();
            private readonly V _epsilon = V.Create(rule._epsilon);

            public static int Slots => 1;

            public V SmallestGradient => _average.SmallestGradient;

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public V Apply(V w, V g, ref V first, ref V second, ref V third)
            {
                first = _average.Next(first, g);
                return V.MultiplyAdd(_rate, g / (V.Sqrt(first) + _epsilon), w);
            }
        }
    }

    /// <summary>The rule with all terms. A momentum of 0 gives v = g / (…). The mean is multiplied by 0 or 1.</summary>
    private readonly struct FullRule(float rate, MovingAverage weights, float epsilon, float momentum, bool centered) : IUpdateRule
    {
        private readonly float _rate = -rate;
        private readonly SquareAverage _average = new(weights);
        private readonly MovingAverage _weights = weights;
        private readonly float _epsilon = epsilon;
        private readonly float _momentum = momentum;
        private readonly float _centered = centered ? -1f : 0f;

        public void Update<V>(ParameterPiece piece)
            where V : struct, IFloatVector<V> => UpdateLoop.Run<Lanes<V>, V>(new Lanes<V>(this), piece);

        private readonly struct Lanes<V>(FullRule rule) : IUpdateRule<V>
            where V : struct, IFloatVector<V>
        {
            private readonly V _rate = V.Create(rule._rate);
            private readonly SquareAverage.Lanes<V> _average = rule._average.Widen<V>();
            private readonly V _alpha = V.Create(rule._weights.Past);
            private readonly V _fresh = V.Create(rule._weights.Fresh);
            private readonly V _epsilon = V.Create(rule._epsilon);
            private readonly V _momentum = V.Create(rule._momentum);
            private readonly V _centered = V.Create(rule._centered);

            public static int Slots => 3;

            public V SmallestGradient => _average.SmallestGradient;

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public V Apply(V w, V g, ref V first, ref V second, ref V third)
            {
                first = _average.Next(first, g);
                V mean = V.MultiplyAdd(_alpha, third, _fresh * g);
                third = V.ZeroWhereLess(V.Abs(mean), SmallestGradient, mean);

                // For a constant gradient, s − m² is only rounding and may be negative. Its root would be NaN.
                V variance = V.AtLeast(V.MultiplyAdd(_centered * third, third, first), 0f);
                V quotient = g / (V.Sqrt(variance) + _epsilon);
                second = Denormals.Flush(V.MultiplyAdd(_momentum, second, quotient));
                return V.MultiplyAdd(_rate, second, w);
            }
        }
    }
}
