namespace NetGen;

/// <summary>
/// Normalises each sample over its own units, then scales and shifts each unit by learned values: y = γ·(x − mean) / √(variance + ε) + β.
/// </summary>
/// <remarks>
/// <para>
/// Source: Ba, Kiros and Hinton, "Layer Normalization", 2016. Mean and variance are those of one sample over all of its values. For an image these are all
/// channels of all pixels.
/// </para>
/// <para>
/// A result does not depend on the other samples. So training and inference compute the same, and a mini-batch may have a single row. γ starts at 1 and β at 0.
/// Penalties and weight decay do not apply to them.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LayerNormAttribute : Attribute
{
    /// <summary>ε, which is added to the variance before the root, so that a constant sample is not divided by zero.</summary>
    public double Epsilon { get; set; } = 1e-5;
}
