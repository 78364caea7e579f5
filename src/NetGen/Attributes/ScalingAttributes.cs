namespace NetGen;

/// <summary>Scales each input feature to mean 0 and standard deviation 1 (z-score): x' = (x − μ) / σ. The variance σ² is divided by n, not by n − 1.</summary>
/// <remarks>
/// The first <c>Fit</c> takes μ and σ from its training set. Before that, the layer is the identity. A constant column is divided by 1. The attribute must
/// stand before all other layers.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class StandardizeAttribute : Attribute;

/// <summary>Scales each input feature to the range from 0 to 1 of the training set: x' = (x − min) / (max − min).</summary>
/// <remarks>
/// The first <c>Fit</c> takes minimum and maximum from its training set. Before that, the layer is the identity. A constant column is divided by 1. The
/// attribute must stand before all other layers.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MinMaxScaleAttribute : Attribute;
