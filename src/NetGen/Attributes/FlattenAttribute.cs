namespace NetGen;

/// <summary>Makes a vector of an image or a sequence, channel by channel as PyTorch's <c>Flatten</c> does.</summary>
/// <remarks>A <c>[Dense]</c> after a convolution or a pooling has it by itself.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FlattenAttribute : Attribute;
