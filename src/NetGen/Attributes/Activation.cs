namespace NetGen;

/// <summary>The activation functions a layer can apply to its pre-activation z.</summary>
/// <remarks>Parameters and their defaults are PyTorch's; <c>Alpha</c>, <c>Beta</c>, <c>Lower</c> and <c>Upper</c> are set on <see cref="DenseAttribute"/> or <see cref="ActivateAttribute"/>.</remarks>
public enum Activation
{
    /// <summary>f(z) = z.</summary>
    Linear,

    /// <summary>f(z) = 1 / (1 + e⁻ᶻ).</summary>
    Sigmoid,

    /// <summary>f(z) = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ).</summary>
    Tanh,

    /// <summary>f(z) = max(0, z).</summary>
    Relu,

    /// <summary>f(z) = z for z &gt; 0, else α·z with a fixed slope α (0.01).</summary>
    LeakyRelu,

    /// <summary>f(z) = z for z &gt; 0, else α·z with one learned slope α a layer (0.25 at first).</summary>
    PRelu,

    /// <summary>f(z) = z for z &gt; 0, else s·z with s drawn from U(1/8, 1/3) for every unit and sample while training, and its mean 11/48 at inference.</summary>
    RRelu,

    /// <summary>f(z) = z for z &gt; 0, else α·(eᶻ − 1) with α = 1.</summary>
    Elu,

    /// <summary>f(z) = ln(1 + e^(βz)) / β with β = 1.</summary>
    Softplus,

    /// <summary>f(z) = z·Φ(z), exact: Φ is the distribution function of the standard normal.</summary>
    Gelu,

    /// <summary>f(z) = z·sigmoid(z), also known as swish.</summary>
    Silu,

    /// <summary>fᵢ(z) = e^zᵢ / Σₖ e^zₖ over the units of the layer; legal on the last layer only.</summary>
    Softmax,
}
