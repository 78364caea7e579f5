using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>v := μv + φ·g, w := w − η·v: what <see cref="Sgd"/> and <see cref="Momentum"/> have in common.</summary>
/// <param name="rate">η.</param>
/// <param name="momentum">μ.</param>
/// <param name="fresh">φ, the share of the gradient that enters the velocity.</param>
internal readonly struct VelocityRule(float rate, float momentum, float fresh) : IUpdateRule
{
    private readonly float _rate = -rate;
    private readonly float _momentum = momentum;
    private readonly float _fresh = fresh;

    public static int Slots => 1;

    public float SmallestGradient => VectorMath.Negligible;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V w, V g, ref V first, ref V second, ref V third)
        where V : struct, IFloatVector<V>
    {
        first = Denormals.Flush(V.MultiplyAdd(V.Broadcast(in _momentum), first, V.Broadcast(in _fresh) * g));
        return V.MultiplyAdd(V.Broadcast(in _rate), first, w);
    }
}
