namespace NetGen.Build.Onnx;

/// <summary>A constant tensor: a view of the bytes of a file, which are decoded when they are requested.</summary>
/// <param name="name">Its name.</param>
/// <param name="type">The type of its elements.</param>
/// <param name="dimensions">Its shape. The reader has checked that it matches the number of stored values.</param>
/// <param name="content">Its values.</param>
internal sealed class OnnxTensor(string name, ElementType type, IReadOnlyList<long> dimensions, ITensorContent content)
{
    public string Name => name;

    public ElementType Type => type;

    public IReadOnlyList<long> Dimensions => dimensions;

    /// <summary>Number of values.</summary>
    public int Length => (int)dimensions.Aggregate(1L, static (product, dimension) => product * dimension);

    /// <summary>All values, row-major, converted to 32-bit floats.</summary>
    public float[] Floats() => content.Floats();

    /// <summary>All values of a tensor of integers or truth values.</summary>
    public long[] Integers() => content.Integers();

    /// <summary>All values of a tensor of texts.</summary>
    public string[] Texts() => content.Texts();
}

/// <summary>Decodes the values of a tensor. Other types are converted to the requested type if that loses nothing that a network needs.</summary>
internal interface ITensorContent
{
    float[] Floats();

    long[] Integers();

    string[] Texts();
}
