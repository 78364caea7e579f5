namespace NetGen.Generator.Model;

/// <summary>A shape: a vector of features, a sequence of length × channels, an image of height × width × channels, or a tensor as files hold it.</summary>
internal sealed record Shape(EquatableArray<int> Dimensions)
{
    public Shape(params int[] dimensions)
        : this(dimensions.ToEquatableArray())
    {
    }

    /// <summary>Number of values, which is the size once flattened.</summary>
    public int Length => Dimensions.Aggregate(1, static (product, dimension) => checked(product * dimension));

    /// <summary>The size of the last axis: the channels of an image or a sequence, the units of a vector.</summary>
    public int Channels => Dimensions[Dimensions.Count - 1];

    /// <summary>Whether it has one axis, so that every value is a unit of its own.</summary>
    public bool IsVector => Dimensions.Count == 1;

    public int this[int axis] => Dimensions[axis];

    /// <summary>The same shape with another size of its last axis.</summary>
    public Shape WithChannels(int channels) => new([.. Dimensions.Take(Dimensions.Count - 1), channels]);

    public override string ToString() => string.Join("x", Dimensions);
}
