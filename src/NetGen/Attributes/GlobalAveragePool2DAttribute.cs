namespace NetGen;

/// <summary>The mean of each channel of an image over all pixels. The result is a vector with one value per channel.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GlobalAveragePool2DAttribute : Attribute;
