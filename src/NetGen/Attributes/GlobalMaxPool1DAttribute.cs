namespace NetGen;

/// <summary>The largest value of each channel of a sequence over all places: a vector with a value for every channel.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GlobalMaxPool1DAttribute : Attribute;
