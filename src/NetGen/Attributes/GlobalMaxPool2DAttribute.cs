namespace NetGen;

/// <summary>The largest value of each channel of an image over all pixels. The result is a vector with one value per channel.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GlobalMaxPool2DAttribute : Attribute;
