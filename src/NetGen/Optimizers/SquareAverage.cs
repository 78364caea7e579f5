using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>The moving average of squares that RmsProp and Adam divide by: s := βs + (1 − β)g².</summary>
internal readonly struct SquareAverage
{
    private readonly Vector256<float> _past;
    private readonly Vector256<float> _fresh;
    private readonly float _smallest;

    /// <summary>An average that starts at zero.</summary>
    /// <param name="past">β.</param>
    public SquareAverage(float past)
    {
        double fresh = 1 - Setting.AsWritten(past);
        _past = Vector256.Create(past);
        _fresh = Vector256.Create((float)fresh);
        _smallest = MathF.Max((float)Math.Sqrt(VectorMath.SmallestNormal / fresh), VectorMath.Negligible);
    }

    /// <summary>The gradient, or zero where its square would add a denormal: about 3e-18 for β = 0.999.</summary>
    /// <remarks>It has to leave the numerator too: a gradient whose square is lost would be divided by ε alone.</remarks>
    /// <param name="g">The gradient.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Flush(Vector256<float> g) => VectorMath.FlushBelow(g, _smallest);

    /// <summary>The next average.</summary>
    /// <param name="average">s.</param>
    /// <param name="g">The gradient.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Next(Vector256<float> average, Vector256<float> g) =>
        VectorMath.FlushBelow(Vector256.MultiplyAddEstimate(_past, average, _fresh * g * g), VectorMath.SmallestNormal);
}
