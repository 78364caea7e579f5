using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>The moving average of squares that RmsProp and Adam divide by: s := βs + (1 − β)g².</summary>
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

    /// <summary>Below this size the square of a gradient would add a denormal: about 3e-18 for β = 0.999.</summary>
    /// <remarks>Such a gradient has to leave the numerator too: if only its square were lost, it would be divided by ε alone.</remarks>
    public float SmallestGradient { get; }

    /// <summary>The next average.</summary>
    /// <param name="average">s.</param>
    /// <param name="g">The gradient.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Next<V>(V average, V g)
        where V : struct, IFloatVector<V> =>
        V.FlushBelow(V.MultiplyAdd(V.Broadcast(in _past), average, V.Broadcast(in _fresh) * g * g), VectorMath.SmallestNormal);
}
