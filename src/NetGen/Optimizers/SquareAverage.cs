using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>The moving average of squares that RmsProp and Adam divide by: s := βs + (1 − β)g².</summary>
internal readonly struct SquareAverage
{
    private readonly float _past;
    private readonly float _fresh;
    private readonly float _smallest;

    /// <summary>An average that starts at zero.</summary>
    /// <param name="past">β.</param>
    public SquareAverage(float past)
    {
        double fresh = 1 - Setting.AsWritten(past);
        _past = past;
        _fresh = (float)fresh;
        _smallest = MathF.Max((float)Math.Sqrt(VectorMath.SmallestNormal / fresh), VectorMath.Negligible);
    }

    /// <summary>The gradient, or zero where its square would add a denormal: about 3e-18 for β = 0.999.</summary>
    /// <remarks>It has to leave the numerator too: a gradient whose square is lost would be divided by ε alone.</remarks>
    /// <param name="g">The gradient.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Flush<V>(V g)
        where V : struct, IFloatVector<V> => VectorMath.FlushBelow(g, _smallest);

    /// <summary>The next average.</summary>
    /// <param name="average">s.</param>
    /// <param name="g">The gradient.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Next<V>(V average, V g)
        where V : struct, IFloatVector<V> =>
        VectorMath.FlushBelow(V.MultiplyAdd(V.Create(_past), average, V.Create(_fresh) * g * g), VectorMath.SmallestNormal);
}
