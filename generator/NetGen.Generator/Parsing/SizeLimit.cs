using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>
/// Adds up the sizes of a network. It reports, once each, if an <see cref="int"/> could not index its buffers, or if its source would exceed a megabyte.
/// </summary>
/// <param name="input">The shape of the input.</param>
/// <param name="onlyInfers">Whether only inference is generated, so that more layers fit.</param>
internal sealed class SizeLimit(Shape input, bool onlyInfers = false)
{
    /// <summary>The most parameters, padding included. Three times as many, for masks and masked weights, still fit one block.</summary>
    public const long Parameters = 1 << 29;

    /// <summary>The most values of one sample over all layers. Four times as many, for masks and gradients, still fit one block with four rows.</summary>
    public const long Values = 1 << 26;

    /// <summary>The most dense layers. Each takes up to 21 KB of source, even with the smallest kernels.</summary>
    public const int DenseLayers = 32;

    /// <summary>The most layers of any kind. Activations and dropouts take up to 4 KB of source.</summary>
    public const int Layers = 96;

    /// <summary>The factor by which more layers fit if only inference is generated.</summary>
    private const int InferenceShare = 4;

    private readonly int _mostLayers = onlyInfers ? Layers * InferenceShare : Layers;
    private readonly int _mostDenseLayers = onlyInfers ? DenseLayers * InferenceShare : DenseLayers;
    private long _parameters;
    private long _padded;
    private long _values = input.Length;
    private int _layers;
    private int _denseLayers;

    /// <summary>
    /// Whether the values of one sample are too many. Then no further layer is read: a value that is joined with itself again and again would soon be too large
    /// to count.
    /// </summary>
    public bool HasTooManyValues => _values > Values;

    /// <summary>Counts a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="report">Receives what is too much, and how much is allowed.</param>
    public void Add(Layer layer, Action<string, string> report)
    {
        long padded = _padded + layer.Tensors.Sum(static tensor => Padded(tensor.Shape));
        long values = _values + layer.Output.Length;
        _parameters += layer.Tensors.Sum(static tensor => Product(tensor.Shape.Dimensions));
        if (padded > Parameters && _padded <= Parameters)
        {
            report($"{_parameters} parameters ({padded} with padding)", $"{Parameters} parameters with padding");
        }
        else if (values > Values && _values <= Values)
        {
            report($"{values} values per sample in its layers", $"{Values} values");
        }

        _layers++;
        if (layer.IsWeighted && ++_denseLayers == _mostDenseLayers + 1)
        {
            report($"{_denseLayers} dense layers or more", $"{_mostDenseLayers} dense layers");
        }
        else if (_layers == _mostLayers + 1)
        {
            report($"{_layers} layers or more", $"{_mostLayers} layers");
        }

        // The number is kept small, so that no number of layers overflows it.
        _padded = Math.Min(padded, Parameters + 1);
        _values = Math.Min(values, Values + 1);
    }

    /// <summary>The most that a matrix takes in panels, or a vector in one panel. Filters are a matrix too, with a row for each.</summary>
    private static long Padded(Shape shape) =>
        Bounded((double)Padded(shape[0]) * (shape.Dimensions.Count == 1 ? 1 : Padded(Product(shape.Dimensions.Skip(1)))));

    /// <summary>The most that rows of panels take: one panel more.</summary>
    private static long Padded(long length) => length + 64;

    private static long Product(IEnumerable<int> sizes) => sizes.Aggregate(1L, static (product, size) => Bounded((double)product * size));

    /// <summary>A number far beyond every limit. Filters have four sizes, whose product may not fit a number.</summary>
    private static long Bounded(double count) => (long)Math.Min(count, 1L << 52);
}
