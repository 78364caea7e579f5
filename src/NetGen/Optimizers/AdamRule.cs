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
    /// <param name="beta1">β₁.</param>
    /// <param name="beta2">β₂.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="keep">κ, what a decoupled decay leaves of a weight.</param>
    public AdamRule(UpdateStep step, float beta1, float beta2, float epsilon, double keep)
    {
        double past = Setting.AsWritten(beta1);
        _past = beta1;
        _fresh = (float)(1 - past);
        _squares = new SquareAverage(beta2);
        _rate = (float)(-step.LearningRate / (1 - Math.Pow(past, step.Number)));
        _rootCorrection = (float)(1 / Math.Sqrt(1 - Math.Pow(Setting.AsWritten(beta2), step.Number)));
        _epsilon = epsilon;
        _keep = (float)keep;
    }

    public static int Slots => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V w, V g, ref V first, ref V second, ref V third)
        where V : struct, IFloatVector<V>
    {
        g = _squares.Flush(g);
        first = Denormals.Flush(V.MultiplyAdd(V.Create(_past), first, V.Create(_fresh) * g));
        second = _squares.Next(second, g);
        V divisor = V.MultiplyAdd(V.Sqrt(second), V.Create(_rootCorrection), V.Create(_epsilon));
        return V.MultiplyAdd(V.Create(_rate), first / divisor, w * V.Create(_keep));
    }
}
