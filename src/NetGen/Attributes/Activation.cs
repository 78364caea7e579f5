namespace NetGen;

/// <summary>The activation functions a layer can apply to its pre-activation z.</summary>
/// <remarks>
/// Parameters and their defaults are those of PyTorch. Set <c>Alpha</c>, <c>Beta</c>, <c>Lower</c> and <c>Upper</c> on the layer, for example
/// <see cref="DenseAttribute"/>, or on <see cref="ActivateAttribute"/>.
/// </remarks>
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

    /// <summary>f(z) = z for z &gt; 0, else α·z with one learned slope α per layer (initially 0.25).</summary>
    PRelu,

    /// <summary>
    /// f(z) = z for z &gt; 0, else s·z. In training, s is drawn from U(1/8, 1/3) for every unit and sample. At inference, s is the mean, 11/48.
    /// </summary>
    RRelu,

    /// <summary>f(z) = z for z &gt; 0, else α·(eᶻ − 1) with α = 1.</summary>
    Elu,

    /// <summary>f(z) = ln(1 + e^(βz)) / β with β = 1.</summary>
    Softplus,

    /// <summary>f(z) = z·Φ(z), computed exactly. Φ is the distribution function of the standard normal distribution.</summary>
    Gelu,

    /// <summary>f(z) = z·sigmoid(z), also known as swish.</summary>
    Silu,

    /// <summary>fᵢ(z) = e^zᵢ / Σₖ e^zₖ over the units of the layer. It is allowed on the last layer only.</summary>
    Softmax,
}
