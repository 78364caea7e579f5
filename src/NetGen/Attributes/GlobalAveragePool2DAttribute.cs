namespace NetGen;

/// <summary>The mean of each channel of an image over all pixels: a vector with a value for every channel.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GlobalAveragePool2DAttribute : Attribute;
