namespace NetGen;

/// <summary>Names the value at this point of the network, so that later layers can read it: the output of the layer before, or the network's input.</summary>
/// <param name="name">The name. It must be unique in the network.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LabelAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}

/// <summary>
/// Starts a branch: the next layer reads a named value. The value before this attribute must have a label, because otherwise no layer could read it.
/// </summary>
/// <param name="name">The name that an earlier <c>[Label]</c> has given.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FromAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}

/// <summary>Adds a named value of the same shape, element by element: y = x + named.</summary>
/// <remarks>
/// A skip connection (He et al., "Deep Residual Learning for Image Recognition", CVPR 2016):
/// <c>[Label("in")] [Dense(64, Activation.Relu)] [Dense(64)] [Add("in")] [Activate(Activation.Relu)]</c>.
/// </remarks>
/// <param name="name">The name that an earlier <c>[Label]</c> has given.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AddAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}

/// <summary>Concatenates the current value and a named value, in this order. Vectors are joined along their units, images along their channels.</summary>
/// <remarks>Several of these attributes in a row join several values. Images must have the same height and width.</remarks>
/// <param name="name">The name that an earlier <c>[Label]</c> has given.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConcatAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
