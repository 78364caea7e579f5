using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary>
/// An activation function, applied to each value on its own. <see cref="Apply(Vector256{float}, Vector256{float})"/> returns NaN for NaN, and the limit of f
/// for an infinity.
/// </summary>
/// <remarks>Each activation states its formula once, for vectors of any width. Kernels call the overloads for the vector types of the hardware.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IElementwiseActivation
{
    /// <summary>y = f(z).</summary>
    /// <param name="z">Pre-activations.</param>
    /// <param name="parameter">The parameter of f, if it has one.</param>
    static abstract Vector512<float> Apply(Vector512<float> z, Vector512<float> parameter);

    /// <inheritdoc cref="Apply(Vector512{float}, Vector512{float})"/>
    static abstract Vector256<float> Apply(Vector256<float> z, Vector256<float> parameter);

    /// <inheritdoc cref="Apply(Vector512{float}, Vector512{float})"/>
    static abstract Vector128<float> Apply(Vector128<float> z, Vector128<float> parameter);

    /// <summary>f′ at z. The documentation of each activation says which of z and y it reads. The other may have any value.</summary>
    /// <param name="z">Pre-activations.</param>
    /// <param name="y">Activations.</param>
    /// <param name="parameter">The parameter of f, if it has one.</param>
    static abstract Vector512<float> Derivative(Vector512<float> z, Vector512<float> y, Vector512<float> parameter);

    /// <inheritdoc cref="Derivative(Vector512{float}, Vector512{float}, Vector512{float})"/>
    static abstract Vector256<float> Derivative(Vector256<float> z, Vector256<float> y, Vector256<float> parameter);

    /// <inheritdoc cref="Derivative(Vector512{float}, Vector512{float}, Vector512{float})"/>
    static abstract Vector128<float> Derivative(Vector128<float> z, Vector128<float> y, Vector128<float> parameter);
}
