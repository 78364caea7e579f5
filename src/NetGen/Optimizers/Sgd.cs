using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>Stochastic gradient descent, w := w − η·g, with or without momentum.</summary>
/// <remarks>
/// With momentum μ and dampening τ: v := μv + (1 − τ)g, where the first step sets v = g. Then w := w − η·v, or w := w − η·(g + μv) in Nesterov's form. These
/// are the formulas of PyTorch's <c>SGD</c> (Sutskever et al., ICML 2013). Many lectures write v := βv + (1 − β)g from v = 0, which makes the first steps
/// shorter. That rule is <see cref="Momentum"/>.
/// </remarks>
public sealed class Sgd : Optimizer
{
    private readonly float _fresh;

    /// <summary>Creates the optimizer.</summary>
    /// <param name="learningRate">η; positive.</param>
    /// <param name="momentum">μ, from 0 (no momentum) to below 1.</param>
    /// <param name="dampening">τ, from 0 to 1.</param>
    /// <param name="nesterov">Whether the step looks ahead along the velocity. It needs momentum and no dampening.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public Sgd(float learningRate, float momentum = 0f, float dampening = 0f, bool nesterov = false)
        : base(learningRate)
    {
        Momentum = Setting.Share(momentum);
        Dampening = dampening is >= 0 and <= 1
            ? dampening
            : throw new ArgumentOutOfRangeException(nameof(dampening), dampening, "dampening must be from 0 to 1.");
        if (nesterov && (momentum == 0 || dampening != 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(nesterov), nesterov, $"Nesterov's form needs a momentum above 0 and no dampening, but they are {momentum} and {dampening}.");
        }

        Nesterov = nesterov;
        _fresh = (float)(1 - Setting.AsWritten(dampening));
    }

    /// <summary>μ, the share of the velocity that remains from step to step.</summary>
    public float Momentum { get; }

    /// <summary>τ, the share of the gradient that does not enter the velocity.</summary>
    public float Dampening { get; }

    /// <summary>Whether the step looks ahead along the velocity.</summary>
    public bool Nesterov { get; }

    /// <summary>0 without momentum, else 1: the velocity.</summary>
    public override int StateSlotCount => Momentum == 0 ? 0 : 1;

    /// <inheritdoc/>
    public override string ToString() => Describe(("momentum", Momentum), ("dampening", Dampening), ("nesterov", Nesterov));

    internal override bool AddsPenalties => true;

    /// <inheritdoc/>
    public override void Update(Span<float> weights, ReadOnlySpan<float> gradient, OptimizerState state, Decay decay, UpdateStep step)
    {
        if (Momentum == 0)
        {
            // Without a velocity there is no dampening.
            UpdateLoop.Run(new PlainRule(step.LearningRate), new ParameterPiece(weights, gradient, state, decay));
            return;
        }

        // The first step sets the velocity to the whole gradient. The velocity is zero before it, so leaving out the dampening is enough.
        float fresh = step.Number == 1 ? 1f : _fresh;
        if (Nesterov)
        {
            UpdateLoop.Run(new NesterovRule(step.LearningRate, Momentum), new ParameterPiece(weights, gradient, state, decay));
        }
        else
        {
            UpdateLoop.Run(new VelocityRule(step.LearningRate, Momentum, fresh), new ParameterPiece(weights, gradient, state, decay));
        }
    }

    private readonly struct PlainRule(float rate) : IUpdateRule
    {
        private readonly float _rate = -rate;

        public void Update<V>(ParameterPiece piece)
            where V : struct, IFloatVector<V> => UpdateLoop.Run<Lanes<V>, V>(new Lanes<V>(this), piece);

        private readonly struct Lanes<V>(PlainRule rule) : IUpdateRule<V>
            where V : struct, IFloatVector<V>
        {
            private readonly V _rate = V.Create(rule._rate);

            public static int Slots => 0;

            public V SmallestGradient => V.Create(VectorMath.Negligible);

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public V Apply(V w, V g, ref V first, ref V second, ref V third) => V.MultiplyAdd(_rate, g, w);
        }
    }

    private readonly struct NesterovRule(float rate, float momentum) : IUpdateRule
    {
        private readonly float _rate = -rate;
        private readonly float _momentum = momentum;

        public void Update<V>(ParameterPiece piece)
            where V : struct, IFloatVector<V> => UpdateLoop.Run<Lanes<V>, V>(new Lanes<V>(this), piece);

        private readonly struct Lanes<V>(NesterovRule rule) : IUpdateRule<V>
            where V : struct, IFloatVector<V>
        {
            private readonly V _rate = V.Create(rule._rate);
            private readonly V _momentum = V.Create(rule._momentum);

            public static int Slots => 1;

            public V SmallestGradient => V.Create(VectorMath.Negligible);

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public V Apply(V w, V g, ref V first, ref V second, ref V third)
            {
                first = Denormals.Flush(V.MultiplyAdd(_momentum, first, g));
                return V.MultiplyAdd(_rate, V.MultiplyAdd(_momentum, first, g), w);
            }
        }
    }
}
