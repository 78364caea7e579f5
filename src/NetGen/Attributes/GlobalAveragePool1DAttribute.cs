namespace NetGen;

/// <summary>The mean of each channel of a sequence over all places. The result is a vector with one value per channel.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GlobalAveragePool1DAttribute : Attribute;
