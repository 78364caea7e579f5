namespace NetGen;

/// <summary>Names the value at this place, the output of the layer before it or the network's input, so that later layers can read it.</summary>
/// <param name="name">The name; each is given once in a network.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LabelAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}

/// <summary>Goes on from a named value: a branch. The value before this place must have a label, or nothing would read it.</summary>
/// <param name="name">What an earlier <c>[Label]</c> has named.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FromAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}

/// <summary>Adds a named value of the same shape, value by value: y = x + named.</summary>
/// <remarks>
/// A skip connection (He et al., "Deep Residual Learning for Image Recognition", CVPR 2016):
/// <c>[Label("in")] [Dense(64, Activation.Relu)] [Dense(64)] [Add("in")] [Activate(Activation.Relu)]</c>.
/// </remarks>
/// <param name="name">What an earlier <c>[Label]</c> has named.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AddAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}

/// <summary>Joins a named value along the units, of an image along its channels: the value at this place comes first, then the named one.</summary>
/// <remarks>Several in a row join several values. Images must have the same height and width.</remarks>
/// <param name="name">What an earlier <c>[Label]</c> has named.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConcatAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
