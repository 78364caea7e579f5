namespace NetGen;

/// <summary>Scales every input feature to mean 0 and standard deviation 1 (z-score): x' = (x − μ) / σ, σ over n, not n − 1.</summary>
/// <remarks>The first <c>Fit</c> takes μ and σ from its training set; until then the layer is the identity. A constant column is divided by 1. Must come before every other layer.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class StandardizeAttribute : Attribute;

/// <summary>Scales every input feature to the range 0..1 of the training set: x' = (x − min) / (max − min).</summary>
/// <remarks>The first <c>Fit</c> takes minimum and maximum from its training set; until then the layer is the identity. A constant column is divided by 1. Must come before every other layer.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MinMaxScaleAttribute : Attribute;
