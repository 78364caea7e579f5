using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>f(z) = ln(1 + e^(βz)) / β, see <see cref="VectorMath.Softplus"/>; the parameter is β.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SoftplusActivation : IElementwiseActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Apply(Vector256<float> z, Vector256<float> parameter) => VectorMath.Softplus(z, parameter);

    /// <inheritdoc/>
    /// <remarks>σ(βz); reads z.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Derivative(Vector256<float> z, Vector256<float> y, Vector256<float> parameter) => VectorMath.Sigmoid(parameter * z);
}
