using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>f(z) = z for z &gt; 0, else slope·z; the parameter is the slope.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LeakyReluActivation : IElementwiseActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Apply(Vector256<float> z, Vector256<float> parameter) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(z, Vector256<float>.Zero), z, parameter * z);

    /// <inheritdoc/>
    /// <remarks>1 for z &gt; 0, else the slope; reads z.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Derivative(Vector256<float> z, Vector256<float> y, Vector256<float> parameter) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(z, Vector256<float>.Zero), Vector256<float>.One, parameter);
}
