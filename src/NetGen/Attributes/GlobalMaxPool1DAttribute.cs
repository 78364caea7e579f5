namespace NetGen;

/// <summary>The largest value of each channel of a sequence over all places. The result is a vector with one value per channel.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GlobalMaxPool1DAttribute : Attribute;
