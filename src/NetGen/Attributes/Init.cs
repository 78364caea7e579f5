namespace NetGen;

/// <summary>The distribution of a layer's initial weights. Each weight is multiplied by <see cref="DenseAttribute.InitScale"/>.</summary>
public enum Init
{
    /// <summary><see cref="He"/> if the activation after the layer is of the ReLU family, else <see cref="Xavier"/>.</summary>
    Default,

    /// <summary>Normal with σ = √(2 / fan_in), made for the ReLU family.</summary>
    He,

    /// <summary>Uniform in ±√(6 / fan_in), the same variance as <see cref="He"/>.</summary>
    HeUniform,

    /// <summary>Normal with σ = √(2 / (fan_in + fan_out)), made for sigmoid and tanh.</summary>
    Xavier,

    /// <summary>Uniform in ±√(6 / (fan_in + fan_out)), the same variance as <see cref="Xavier"/>.</summary>
    XavierUniform,

    /// <summary>Normal with σ = √(1 / fan_in).</summary>
    LeCun,

    /// <summary>Normal with mean 0 and σ = 1.</summary>
    Normal,

    /// <summary>Uniform in ±1.</summary>
    Uniform,

    /// <summary>All weights are zero. Hidden units that start equal stay equal.</summary>
    Zeros,
}
