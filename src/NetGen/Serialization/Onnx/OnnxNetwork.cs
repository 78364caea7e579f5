using System.Collections.Immutable;

namespace NetGen;

/// <summary>A network while it is written: the output of each layer, and the order of its axes.</summary>
/// <remarks>
/// Convolutions and pools of ONNX read images channels first. A value keeps the order in which a layer writes it. It is transposed where a layer needs the
/// other order. So one transposition before the first convolution is enough for all of them.
/// </remarks>
internal sealed class OnnxNetwork
{
    private readonly NetworkInfo _info;
    private readonly OnnxOptions _options;
    private readonly OnnxValue _input;
    private readonly List<OnnxValue> _given = [];

    /// <summary>Values that have been transposed or reshaped, so that none is written twice.</summary>
    private readonly Dictionary<string, string> _views = new(StringComparer.Ordinal);

    /// <summary>Writes the layers.</summary>
    public OnnxNetwork(NetworkInfo info, ImmutableArray<OnnxLayer> layers, OnnxOptions options)
    {
        _info = info;
        _options = options;
        int[] shape = [.. info.InputShape];
        _input = new OnnxValue(OnnxFile.Input, shape, options.ChannelsFirst && shape.Length > 1);
        foreach (OnnxLayer layer in layers)
        {
            _given.Add(OnnxKinds.Write(new OnnxLayerWriter(this, layer)));
        }
    }

    /// <summary>Operators and constants.</summary>
    public OnnxGraph Graph { get; } = new();

    /// <summary>The output of a layer, or the network's input.</summary>
    public OnnxValue Given(int layer) => layer < 0 ? _input : _given[layer];

    /// <summary>A value in a given shape, channels last, as in the network's memory.</summary>
    /// <param name="layer">The layer that needs it.</param>
    /// <param name="value">The value.</param>
    /// <param name="shape">The shape of a sample.</param>
    public string Last(string layer, OnnxValue value, int[] shape)
    {
        string name = value.Name;
        bool isTurned = value.IsMoved;
        if (isTurned)
        {
            int rank = value.Shape.Length;
            name = View($"{name} last", () => Graph.Transpose(layer, value.Name, [0, .. Enumerable.Range(2, rank - 1), 1]));
        }

        int[] dimensions = isTurned ? value.Shape : value.Dimensions;
        return Shaped(layer, name, dimensions, shape);
    }

    /// <summary>A value in a given shape, channels first.</summary>
    /// <inheritdoc cref="Last"/>
    public string First(string layer, OnnxValue value, int[] shape)
    {
        if (value.IsChannelsFirst && value.Has(shape))
        {
            return value.Name;
        }

        if (OnnxValue.IsSameBothWays(shape) && !value.IsMoved)
        {
            return Shaped(layer, value.Name, value.Dimensions, OnnxValue.ToFirst(shape));
        }

        string last = Last(layer, value, shape);
        return View($"{last} first", () => Graph.Transpose(layer, last, [0, shape.Length, .. Enumerable.Range(1, shape.Length - 1)]));
    }

    /// <summary>The complete graph.</summary>
    public ProtobufMessage ToMessage()
    {
        int[] shape = [.. _info.Layers[^1].OutputShape];
        bool isFirst = _options.ChannelsFirst && shape.Length > 1;
        string last = isFirst ? First(OnnxFile.Output, _given[^1], shape) : Last(OnnxFile.Output, _given[^1], shape);
        if (string.Equals(last, OnnxFile.Input, StringComparison.Ordinal))
        {
            last = Graph.Add(OnnxFile.Output, "Identity", [last]);
        }

        Graph.Rename(last, OnnxFile.Output);
        return Graph.ToMessage(
            _info.Name,
            OnnxMessages.Value(OnnxFile.Input, _input.Dimensions),
            OnnxMessages.Value(OnnxFile.Output, isFirst ? OnnxValue.ToFirst(shape) : shape));
    }

    private string Shaped(string layer, string name, int[] dimensions, int[] shape) => dimensions.AsSpan().SequenceEqual(shape)
        ? name
        : View($"{name} {string.Join('x', shape)}", () => Graph.Reshape(layer, name, shape));

    private string View(string key, Func<string> make)
    {
        if (!_views.TryGetValue(key, out string? view))
        {
            view = make();
            _views.Add(key, view);
        }

        return view;
    }
}
