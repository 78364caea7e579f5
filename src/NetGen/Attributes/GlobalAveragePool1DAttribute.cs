namespace NetGen;

/// <summary>The mean of each channel of a sequence over all places: a vector with a value for every channel.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GlobalAveragePool1DAttribute : Attribute;
