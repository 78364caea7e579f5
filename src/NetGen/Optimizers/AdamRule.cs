using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>The rule that <see cref="Adam"/> and <see cref="AdamW"/> share: m := β₁m + (1 − β₁)g, s := β₂s + (1 − β₂)g², w := κw − η·m̂ / (√ŝ + ε).</summary>
/// <remarks>
/// The bias corrections m̂ = m / (1 − β₁ᵗ) and ŝ = s / (1 − β₂ᵗ) are the same for all parameters. They are folded into two factors, once per call and in
/// double.
/// </remarks>
internal readonly struct AdamRule : IUpdateRule
{
    private readonly float _past;
    private readonly float _fresh;
    private readonly SquareAverage _squares;
    private readonly float _rate;
    private readonly float _rootCorrection;
    private readonly float _epsilon;
    private readonly float _keep;

    /// <summary>The rule at a step.</summary>
    /// <param name="step">Learning rate and number of the step.</param>
    /// <param name="mean">β₁.</param>
    /// <param name="squares">β₂.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="keep">κ, the share of a weight that remains after decoupled decay.</param>
    public AdamRule(UpdateStep step, MovingAverage mean, MovingAverage squares, float epsilon, double keep)
    {
        _past = mean.Past;
        _fresh = mean.Fresh;
        _squares = new SquareAverage(squares);
        _rate = (float)(-step.LearningRate / mean.Correction(step.Number));
        _rootCorrection = (float)(1 / Math.Sqrt(squares.Correction(step.Number)));
        _epsilon = epsilon;
        _keep = (float)keep;
    }

    /// <inheritdoc/>
    public void Update<V>(ParameterPiece piece)
        where V : struct, IFloatVector<V> => UpdateLoop.Run<Lanes<V>, V>(new Lanes<V>(this), piece);

    private readonly struct Lanes<V>(AdamRule rule) : IUpdateRule<V>
        where V : struct, IFloatVector<V>
    {
        private readonly V _past = V.Create(rule._past);
        private readonly V _fresh = V.Create(rule._fresh);
        private readonly SquareAverage.Lanes<V> _squares = rule._squares.Widen<V>();
        private readonly V _rate = V.Create(rule._rate);
        private readonly V _rootCorrection = V.Create(rule._rootCorrection);
        private readonly V _epsilon = V.Create(rule._epsilon);
        private readonly V _keep = V.Create(rule._keep);

        public static int Slots => 2;

        public V SmallestGradient => _squares.SmallestGradient;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply(V w, V g, ref V first, ref V second, ref V third)
        {
            first = Denormals.Flush(V.MultiplyAdd(_past, first, _fresh * g));
            second = _squares.Next(second, g);
            V divisor = V.MultiplyAdd(V.Sqrt(second), _rootCorrection, _epsilon);
            return V.MultiplyAdd(_rate, first / divisor, w * _keep);
        }
    }
}
