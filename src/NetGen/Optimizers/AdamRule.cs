using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>m := β₁m + (1 − β₁)g, s := β₂s + (1 − β₂)g², w := κw − η·m̂ / (√ŝ + ε): what <see cref="Adam"/> and <see cref="AdamW"/> have in common.</summary>
/// <remarks>The bias corrections m̂ = m / (1 − β₁ᵗ) and ŝ = s / (1 − β₂ᵗ) are the same for all parameters, so they are folded into two factors, once a call and in double.</remarks>
internal readonly struct AdamRule : IUpdateRule
{
    private readonly Vector256<float> _past;
    private readonly Vector256<float> _fresh;
    private readonly SquareAverage _squares;
    private readonly Vector256<float> _rate;
    private readonly Vector256<float> _rootCorrection;
    private readonly Vector256<float> _epsilon;
    private readonly Vector256<float> _keep;

    /// <summary>The rule at a step.</summary>
    /// <param name="step">Learning rate and number of the step.</param>
    /// <param name="beta1">β₁.</param>
    /// <param name="beta2">β₂.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="keep">κ, what a decoupled decay leaves of a weight.</param>
    public AdamRule(UpdateStep step, float beta1, float beta2, float epsilon, double keep)
    {
        double past = Setting.AsWritten(beta1);
        _past = Vector256.Create(beta1);
        _fresh = Vector256.Create((float)(1 - past));
        _squares = new SquareAverage(beta2);
        _rate = Vector256.Create((float)(-step.LearningRate / (1 - Math.Pow(past, step.Number))));
        _rootCorrection = Vector256.Create((float)(1 / Math.Sqrt(1 - Math.Pow(Setting.AsWritten(beta2), step.Number))));
        _epsilon = Vector256.Create(epsilon);
        _keep = Vector256.Create((float)keep);
    }

    public static int Slots => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Apply(Vector256<float> w, Vector256<float> g, ref Vector256<float> first, ref Vector256<float> second, ref Vector256<float> third)
    {
        g = _squares.Flush(g);
        first = VectorMath.FlushBelow(Vector256.MultiplyAddEstimate(_past, first, _fresh * g), VectorMath.Negligible);
        second = _squares.Next(second, g);
        Vector256<float> divisor = Vector256.MultiplyAddEstimate(Vector256.Sqrt(second), _rootCorrection, _epsilon);
        return Vector256.MultiplyAddEstimate(_rate, first / divisor, w * _keep);
    }
}
