using System.Collections.Immutable;

namespace NetGen;

/// <summary>A layer to be written, with its values.</summary>
/// <param name="Name">Its name, unique in the network.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Line">Its settings and shapes.</param>
internal sealed record OnnxLayer(string Name, string Kind, LayerLine Line)
{
    /// <summary>Its trained tensors: weight, bias, slope.</summary>
    public ImmutableArray<OnnxParameter> Parameters { get; init; } = [];

    /// <summary>Its statistics, or a constant.</summary>
    public ImmutableArray<OnnxParameter> Statistics { get; init; } = [];

    /// <summary>The layers of a network.</summary>
    /// <param name="info">The class.</param>
    /// <param name="snapshot">Its values.</param>
    /// <param name="text">A line for each layer.</param>
    public static ImmutableArray<OnnxLayer> Of(NetworkInfo info, NetworkSnapshot snapshot, string text)
    {
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length != info.Layers.Length)
        {
            throw new ArgumentException($"Expected {info.Layers.Length} lines, one for each layer, but found {lines.Length}.", nameof(text));
        }

        var parameters = new Queue<OnnxParameter>(OnnxParameter.OfTensors(info, snapshot));
        var statistics = new Queue<OnnxParameter>(OnnxParameter.OfStatistics(info, snapshot));
        return [.. info.Layers.Select((layer, index) => Of(layer, new LayerLine(lines[index]), parameters, statistics))];
    }

    private static OnnxLayer Of(LayerInfo layer, LayerLine line, Queue<OnnxParameter> parameters, Queue<OnnxParameter> statistics)
    {
        int values = layer.ParameterCount;
        var own = ImmutableArray.CreateBuilder<OnnxParameter>();
        while (values > 0)
        {
            OnnxParameter parameter = parameters.Dequeue();
            own.Add(parameter);
            values -= parameter.Values.Length;
        }

        int measured = line.Kind is "BatchNorm" or "Standardize" or "MinMaxScale" ? 2 : line.Has("constant") ? 1 : 0;
        return new OnnxLayer(layer.Name, line.Kind, line)
        {
            Parameters = own.ToImmutable(),
            Statistics = [.. Enumerable.Range(0, measured).Select(_ => statistics.Dequeue())],
        };
    }
}
