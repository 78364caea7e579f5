namespace NetGen.Build.Onnx;

/// <summary>A constant tensor: a view into the bytes of a file, decoded when it is asked for.</summary>
/// <param name="name">Its name.</param>
/// <param name="type">The type of its elements.</param>
/// <param name="dimensions">Its shape; the reader has checked that the product fits the stored values.</param>
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

    /// <summary>All values of a tensor of whole numbers or of truth values.</summary>
    public long[] Integers() => content.Integers();

    /// <summary>All values of a tensor of texts.</summary>
    public string[] Texts() => content.Texts();
}

/// <summary>Decodes the values of a tensor. Types that do not fit what is asked for are converted where that loses nothing a network would miss.</summary>
internal interface ITensorContent
{
    float[] Floats();

    long[] Integers();

    string[] Texts();
}
