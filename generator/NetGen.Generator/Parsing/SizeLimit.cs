using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>Adds up a network's sizes and reports, once each, when its buffers could not be indexed by an <see cref="int"/> or its source would exceed a megabyte.</summary>
/// <param name="input">The shape of the input.</param>
/// <param name="onlyInfers">Whether no code is generated for training, so that more layers fit.</param>
internal sealed class SizeLimit(Shape input, bool onlyInfers = false)
{
    /// <summary>Parameters, padded: three times as many, for masks and masked weights, still fit one block.</summary>
    public const long Parameters = 1 << 29;

    /// <summary>Values of one sample over all layers: four times as many, for masks and gradients, still fit one block in four rows.</summary>
    public const long Values = 1 << 26;

    /// <summary>Dense layers: each takes up to 21 KB of source, even with the smallest kernels.</summary>
    public const int DenseLayers = 32;

    /// <summary>Layers of any kind: activations and dropouts take up to 4 KB of source.</summary>
    public const int Layers = 96;

    /// <summary>How many times as many layers fit where only inference is generated.</summary>
    private const int InferenceShare = 4;

    private readonly int _mostLayers = onlyInfers ? Layers * InferenceShare : Layers;
    private readonly int _mostDenseLayers = onlyInfers ? DenseLayers * InferenceShare : DenseLayers;
    private long _parameters;
    private long _padded;
    private long _values = input.Length;
    private int _layers;
    private int _denseLayers;

    /// <summary>Whether the values of one sample are too many. No layer after that is read: joined with itself again and again, a value would soon be too large to count.</summary>
    public bool HasTooManyValues => _values > Values;

    /// <summary>Counts a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="report">Told what is too much, and how much is allowed.</param>
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

        // Kept small, so that no number of layers overflows it.
        _padded = Math.Min(padded, Parameters + 1);
        _values = Math.Min(values, Values + 1);
    }

    /// <summary>At most what a matrix takes in panels, and a vector in one of them. Filters are a matrix too: a row for each.</summary>
    private static long Padded(Shape shape) =>
        Bounded((double)Padded(shape[0]) * (shape.Dimensions.Count == 1 ? 1 : Padded(Product(shape.Dimensions.Skip(1)))));

    /// <summary>At most what rows of panels take: a panel more.</summary>
    private static long Padded(long length) => length + 64;

    private static long Product(IEnumerable<int> sizes) => sizes.Aggregate(1L, static (product, size) => Bounded((double)product * size));

    /// <summary>Far beyond every limit: filters have four sizes, whose product may be more than a number holds.</summary>
    private static long Bounded(double count) => (long)Math.Min(count, 1L << 52);
}
