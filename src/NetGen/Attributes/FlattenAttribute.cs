namespace NetGen;

/// <summary>Turns an image or a sequence into a vector, channel by channel as PyTorch's <c>Flatten</c>.</summary>
/// <remarks>A <c>[Dense]</c> after a convolution or a pool flattens its input itself.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FlattenAttribute : Attribute;
