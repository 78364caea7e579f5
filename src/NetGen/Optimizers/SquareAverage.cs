using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>The moving average of squares in the divisor of RmsProp and Adam: s := βs + (1 − β)g².</summary>
internal readonly struct SquareAverage
{
    private readonly float _past;
    private readonly float _fresh;

    /// <summary>An average that starts at zero.</summary>
    /// <param name="weights">β and 1 − β.</param>
    public SquareAverage(MovingAverage weights)
    {
        _past = weights.Past;
        _fresh = weights.Fresh;
        SmallestGradient = MathF.Max((float)Math.Sqrt(VectorMath.SmallestNormal / (1 - weights.Written)), VectorMath.Negligible);
    }

    /// <summary>The absolute value of a gradient below which its square would add a denormal: about 3e-18 for β = 0.999.</summary>
    /// <remarks>Such a gradient must be zero in the numerator too. If only its square were zero, it would be divided by ε alone.</remarks>
    public float SmallestGradient { get; }

    /// <summary>The average with its constants as vectors.</summary>
    public Lanes<V> Widen<V>()
        where V : struct, IFloatVector<V> => new(V.Create(_past), V.Create(_fresh), V.Create(SmallestGradient));

    /// <summary>The average for a vector of gradients.</summary>
    internal readonly struct Lanes<V>(V past, V fresh, V smallestGradient)
        where V : struct, IFloatVector<V>
    {
        private readonly V _past = past;
        private readonly V _fresh = fresh;

        /// <inheritdoc cref="SquareAverage.SmallestGradient"/>
        public V SmallestGradient { get; } = smallestGradient;

        /// <summary>The next average.</summary>
        /// <param name="average">s.</param>
        /// <param name="g">The gradient.</param>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Next(V average, V g)
        {
            V next = V.MultiplyAdd(_past, average, _fresh * g * g);
            return V.ZeroWhereLess(next, VectorMath.SmallestNormal, next);
        }
    }
}
