using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>m := β₁m + (1 − β₁)g, s := β₂s + (1 − β₂)g², w := κw − η·m̂ / (√ŝ + ε): what <see cref="Adam"/> and <see cref="AdamW"/> have in common.</summary>
/// <remarks>The bias corrections m̂ = m / (1 − β₁ᵗ) and ŝ = s / (1 − β₂ᵗ) are the same for all parameters, so they are folded into two factors, once a call and in double.</remarks>
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
    /// <param name="keep">κ, what a decoupled decay leaves of a weight.</param>
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

    public static int Slots => 2;

    public float SmallestGradient => _squares.SmallestGradient;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V w, V g, ref V first, ref V second, ref V third)
        where V : struct, IFloatVector<V>
    {
        first = Denormals.Flush(V.MultiplyAdd(V.Broadcast(in _past), first, V.Broadcast(in _fresh) * g));
        second = _squares.Next(second, g);
        V divisor = V.MultiplyAdd(V.Sqrt(second), V.Broadcast(in _rootCorrection), V.Broadcast(in _epsilon));
        return V.MultiplyAdd(V.Broadcast(in _rate), first / divisor, w * V.Broadcast(in _keep));
    }
}
