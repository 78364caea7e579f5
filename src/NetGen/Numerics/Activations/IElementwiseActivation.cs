using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary>An activation that treats every value by itself. NaN passes through <see cref="Apply(Vector256{float}, Vector256{float})"/>, infinities go to the limit.</summary>
/// <remarks>Each states its formula once, for vectors of any width; what kernels call are the overloads for the hardware's vectors.</remarks>
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

    /// <summary>f′ at z. Each activation documents which of z and y it reads; the other may be anything.</summary>
    /// <param name="z">Pre-activations.</param>
    /// <param name="y">Activations.</param>
    /// <param name="parameter">The parameter of f, if it has one.</param>
    static abstract Vector512<float> Derivative(Vector512<float> z, Vector512<float> y, Vector512<float> parameter);

    /// <inheritdoc cref="Derivative(Vector512{float}, Vector512{float}, Vector512{float})"/>
    static abstract Vector256<float> Derivative(Vector256<float> z, Vector256<float> y, Vector256<float> parameter);

    /// <inheritdoc cref="Derivative(Vector512{float}, Vector512{float}, Vector512{float})"/>
    static abstract Vector128<float> Derivative(Vector128<float> z, Vector128<float> y, Vector128<float> parameter);
}
