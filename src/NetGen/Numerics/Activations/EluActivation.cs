using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>f(z) = z for z &gt; 0, else α·(eᶻ − 1); the parameter is α.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EluActivation : IElementwiseActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Apply(Vector256<float> z, Vector256<float> parameter) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(z, Vector256<float>.Zero), z, parameter * VectorMath.Expm1(z));

    /// <inheritdoc/>
    /// <remarks>1 for z &gt; 0, else α·eᶻ = y + α; reads z and y.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Derivative(Vector256<float> z, Vector256<float> y, Vector256<float> parameter) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(z, Vector256<float>.Zero), Vector256<float>.One, y + parameter);
}
