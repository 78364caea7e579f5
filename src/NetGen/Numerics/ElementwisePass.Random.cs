using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <content>Random numbers that layers draw. Value n of a span depends on number n of the sequence alone.</content>
public static partial class ElementwisePass
{
    /// <summary>
    /// Factors of dropout: 0 with probability rate, else 1 / (1 − rate), so that the expected value does not change (Srivastava et al., 2014; the inverted
    /// form).
    /// </summary>
    /// <param name="random">The sequence; value n is kept if its uniform number n is at least the rate.</param>
    /// <param name="rate">The share dropped, from 0 to below 1.</param>
    /// <param name="mask">Receives the factors.</param>
    public static void DropoutMask(CounterRandom random, float rate, Span<float> mask) => RandomFill.Span(new Keep(rate), random, mask);

    /// <summary>Slopes of a randomised ReLU: lower + (upper − lower)·u with u uniform in [0, 1).</summary>
    /// <param name="random">The sequence.</param>
    /// <param name="lower">The smallest slope.</param>
    /// <param name="upper">The bound above all slopes.</param>
    /// <param name="slopes">Receives the slopes.</param>
    public static void RandomSlopes(CounterRandom random, float lower, float upper, Span<float> slopes) =>
        RandomFill.Span(new Between(lower, upper), random, slopes);

    /// <summary>Kept values are scaled by 1 / (1 − rate). Dropped values are 0.</summary>
    internal readonly struct Keep(float rate) : IRandomFunction
    {
        private readonly float _factor = 1f / (1f - rate);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Invoke<V>(in CounterRandom random, V n)
            where V : struct, IFloatVector<V> => V.ZeroWhereLess(random.Uniform(n), rate, V.Create(_factor));
    }

    private readonly struct Between(float lower, float upper) : IRandomFunction
    {
        private readonly float _width = upper - lower;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Invoke<V>(in CounterRandom random, V n)
            where V : struct, IFloatVector<V> => (random.Uniform(n) * _width) + lower;
    }
}
