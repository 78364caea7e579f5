namespace NetGen.Generator.Model;

/// <summary>The shape of one sample: a vector of features, or an image as height × width × channels.</summary>
internal sealed record Shape(EquatableArray<int> Dimensions)
{
    public Shape(params int[] dimensions)
        : this(dimensions.ToEquatableArray())
    {
    }

    /// <summary>Number of values, which is the size once flattened.</summary>
    public int Length => Dimensions.Aggregate(1, static (product, dimension) => checked(product * dimension));

    public override string ToString() => string.Join("x", Dimensions);
}
