namespace NetGen;

/// <summary>Normalises every sample over its own units, then scales and shifts each unit by learned values: y = γ·(x − mean) / √(variance + ε) + β.</summary>
/// <remarks>
/// <para>Source: Ba, Kiros and Hinton, "Layer Normalization", 2016. Mean and variance are those of one sample over its units, and of an image over all of its values.</para>
/// <para>A sample does not depend on others, so training and inference compute the same, and a mini-batch may have a single row. γ starts at 1, β at 0; no penalty and no decay touches them.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LayerNormAttribute : Attribute
{
    /// <summary>Added to the variance before its root is taken, so that a constant sample is not divided by zero.</summary>
    public double Epsilon { get; set; } = 1e-5;
}
