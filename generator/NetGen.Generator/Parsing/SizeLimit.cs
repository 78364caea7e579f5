using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Parsing;

/// <summary>Adds up a network's sizes and reports, once each, when its buffers could not be indexed by an <see cref="int"/> or its source would exceed a megabyte.</summary>
internal sealed class SizeLimit(Shape input)
{
    /// <summary>Parameters, padded: three times as many, for masks and masked weights, still fit one block.</summary>
    public const long Parameters = 1 << 29;

    /// <summary>Values of one sample over all layers: four times as many, for masks and gradients, still fit one block in four rows.</summary>
    public const long Values = 1 << 26;

    /// <summary>Dense layers: each takes up to 21 KB of source, even with the smallest kernels.</summary>
    public const int DenseLayers = 32;

    /// <summary>Layers of any kind: activations and dropouts take up to 4 KB of source.</summary>
    public const int Layers = 96;

    private long _parameters;
    private long _padded;
    private long _values = input.Length;
    private int _layers;
    private int _denseLayers;

    /// <summary>Whether the values of one sample are too many. No layer after that is read: joined with itself again and again, a value would soon be too large to count.</summary>
    public bool HasTooManyValues => _values > Values;

    public void Add(Layer layer, Location location, Action<Problem> report)
    {
        long padded = _padded + layer.Tensors.Sum(static tensor => Padded(tensor.Shape));
        long values = _values + layer.Output.Length;
        _parameters += layer.Tensors.Sum(static tensor => Product(tensor.Shape.Dimensions));
        if (padded > Parameters && _padded <= Parameters)
        {
            report(new Problem(LayerDiagnostics.NetworkTooLarge, location, $"{_parameters} parameters ({padded} with their padding)", Parameters));
        }
        else if (values > Values && _values <= Values)
        {
            report(new Problem(LayerDiagnostics.NetworkTooLarge, location, $"{values} values a sample in its layers", Values));
        }

        _layers++;
        if (layer.IsWeighted && ++_denseLayers == DenseLayers + 1)
        {
            report(new Problem(LayerDiagnostics.NetworkTooLarge, location, $"{_denseLayers} dense layers or more", DenseLayers));
        }
        else if (_layers == Layers + 1)
        {
            report(new Problem(LayerDiagnostics.NetworkTooLarge, location, $"{_layers} layers or more", Layers));
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
