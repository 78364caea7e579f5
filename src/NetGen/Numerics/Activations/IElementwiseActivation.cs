using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>An activation that treats every value by itself. NaN passes through <see cref="Apply"/>, infinities go to the limit.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IElementwiseActivation
{
    /// <summary>y = f(z).</summary>
    /// <param name="z">Pre-activations.</param>
    /// <param name="parameter">The parameter of f, if it has one.</param>
    static abstract Vector256<float> Apply(Vector256<float> z, Vector256<float> parameter);

    /// <summary>f′ at z. Each activation documents which of z and y it reads; the other may be anything.</summary>
    /// <param name="z">Pre-activations.</param>
    /// <param name="y">Activations.</param>
    /// <param name="parameter">The parameter of f, if it has one.</param>
    static abstract Vector256<float> Derivative(Vector256<float> z, Vector256<float> y, Vector256<float> parameter);
}
