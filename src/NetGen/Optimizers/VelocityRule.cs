using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>v := μv + φ·g, w := w − η·v: what <see cref="Sgd"/> and <see cref="Momentum"/> have in common.</summary>
/// <param name="rate">η.</param>
/// <param name="momentum">μ.</param>
/// <param name="fresh">φ, the share of the gradient that enters the velocity.</param>
internal readonly struct VelocityRule(float rate, float momentum, float fresh) : IUpdateRule
{
    private readonly Vector256<float> _rate = Vector256.Create(-rate);
    private readonly Vector256<float> _momentum = Vector256.Create(momentum);
    private readonly Vector256<float> _fresh = Vector256.Create(fresh);

    public static int Slots => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Apply(Vector256<float> w, Vector256<float> g, ref Vector256<float> first, ref Vector256<float> second, ref Vector256<float> third)
    {
        first = VectorMath.FlushBelow(Vector256.MultiplyAddEstimate(_momentum, first, _fresh * g), VectorMath.Negligible);
        return Vector256.MultiplyAddEstimate(_rate, first, w);
    }
}
