using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>The rule that <see cref="Sgd"/> and <see cref="Momentum"/> share: v := μv + φ·g, w := w − η·v.</summary>
/// <param name="rate">η.</param>
/// <param name="momentum">μ.</param>
/// <param name="fresh">φ, the share of the gradient that enters the velocity.</param>
internal readonly struct VelocityRule(float rate, float momentum, float fresh) : IUpdateRule
{
    private readonly float _rate = -rate;
    private readonly float _momentum = momentum;
    private readonly float _fresh = fresh;

    /// <inheritdoc/>
    public void Update<V>(ParameterPiece piece)
        where V : struct, IFloatVector<V> => UpdateLoop.Run<Lanes<V>, V>(new Lanes<V>(this), piece);

    private readonly struct Lanes<V>(VelocityRule rule) : IUpdateRule<V>
        where V : struct, IFloatVector<V>
    {
        private readonly V _rate = V.Create(rule._rate);
        private readonly V _momentum = V.Create(rule._momentum);
        private readonly V _fresh = V.Create(rule._fresh);

        public static int Slots => 1;

        public V SmallestGradient => V.Create(VectorMath.Negligible);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply(V w, V g, ref V first, ref V second, ref V third)
        {
            first = Denormals.Flush(V.MultiplyAdd(_momentum, first, _fresh * g));
            return V.MultiplyAdd(_rate, first, w);
        }
    }
}
