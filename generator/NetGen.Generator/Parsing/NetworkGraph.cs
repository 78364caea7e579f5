using Microsoft.CodeAnalysis;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Parsing;

/// <summary>The layers of a network that are read so far, each with its attribute and the values that it reads.</summary>
/// <param name="input">The shape of the network's input.</param>
internal sealed class NetworkGraph(Shape input)
{
    private readonly List<Node> _nodes = [];
    private readonly List<AttributeReader> _attributes = [];

    /// <summary>The values that come from a convolution or a pool.</summary>
    private readonly HashSet<int> _afterWindow = [];

    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>The current value, which the next layer reads: the position of a layer, or the network's input.</summary>
    public int Here { get; private set; } = Node.Input;

    public int Last => _nodes.Count - 1;

    public AttributeReader AttributeOf(int node) => _attributes[node];

    public Shape ShapeOf(int node) => node == Node.Input ? input : _nodes[node].Layer.Output;

    /// <summary>Where a value comes from, in words.</summary>
    public string PlaceOf(int node)
    {
        if (node == Node.Input)
        {
            return "the input of the network";
        }

        FileLinePositionSpan lines = _attributes[node].Location.GetLineSpan();
        return $"the output of [{_attributes[node].Name}] in line {(lines.StartLinePosition.Line + 1).ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>Adds a layer that reads the current value, and further ones if it takes several.</summary>
    public void Append(Layer layer, AttributeReader attribute, params int[] others)
    {
        _nodes.Add(new Node(layer, new EquatableArray<int>([Here, .. others])));
        _attributes.Add(attribute);
        Here = Last;
        if (layer is Convolution or Pool || _nodes[Last].Inputs.Any(_afterWindow.Contains))
        {
            _afterWindow.Add(Last);
        }
    }

    /// <summary>Continues from another value.</summary>
    public void GoTo(int node) => Here = node;

    /// <summary>
    /// Whether a value is an image from a convolution or a pool. PyTorch flattens such an image channel by channel before a dense layer. An image from
    /// elsewhere keeps the order of the input.
    /// </summary>
    public bool ComesThroughWindow(int node) => ShapeOf(node).Dimensions.Count > 1 && _afterWindow.Contains(node);

    /// <summary>The layers that read a value, in order.</summary>
    public IEnumerable<int> ReadersOf(int node) => Enumerable.Range(0, _nodes.Count).Where(reader => _nodes[reader].Inputs.Contains(node));

    /// <summary>The only layer that reads a value; null for several or none. Dropouts are passed over, and flattenings too if asked for.</summary>
    public Layer? OnlyReaderOf(int node, bool passesFlatten = false)
    {
        int[] readers = [.. ReadersOf(node)];
        return readers.Length != 1 ? null
            : _nodes[readers[0]].Layer is Dropout || (passesFlatten && _nodes[readers[0]].Layer is Flatten) ? OnlyReaderOf(readers[0], passesFlatten)
            : _nodes[readers[0]].Layer;
    }

    /// <summary>All layers to which the value of a layer flows, in order.</summary>
    public IEnumerable<Layer> LayersAfter(int node)
    {
        var reached = new HashSet<int> { node };
        for (int next = node + 1; next < _nodes.Count; next++)
        {
            if (_nodes[next].Inputs.Any(reached.Contains))
            {
                reached.Add(next);
                yield return _nodes[next].Layer;
            }
        }
    }

    /// <summary>The layer whose value a layer reads, dropouts passed over; null for the network's input.</summary>
    public Layer? LayerBefore(int node)
    {
        int before = _nodes[node].Inputs[0];
        return before == Node.Input ? null : _nodes[before].Layer is Dropout ? LayerBefore(before) : _nodes[before].Layer;
    }

    /// <summary>
    /// The activation of a weighted layer. It may be declared by an attribute of its own, after others: <c>[Dense(n, a)]</c> and <c>[Dense(n)]
    /// [Activate(a)]</c> are the same network.
    /// </summary>
    public void ChooseStarts()
    {
        for (int node = 0; node < _nodes.Count; node++)
        {
            if (_nodes[node].Layer.IsWeighted)
            {
                _nodes[node] = _nodes[node] with { Layer = _nodes[node].Layer.StartingFor(ActivationAfter(node)) };
            }
        }
    }

    /// <summary>The first activation on the way from a layer to the next weighted ones.</summary>
    private Layer? ActivationAfter(int node)
    {
        var reached = new HashSet<int> { node };
        for (int next = node + 1; next < _nodes.Count; next++)
        {
            Layer layer = _nodes[next].Layer;
            if (layer.IsWeighted || !_nodes[next].Inputs.Any(reached.Contains))
            {
                continue;
            }

            if (layer.Activation is not null)
            {
                return layer;
            }

            reached.Add(next);
        }

        return null;
    }
}
