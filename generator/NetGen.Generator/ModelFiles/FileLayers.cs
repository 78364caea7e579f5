using NetGen.Generator.Layers;
using NetGen.Generator.Layers.General;
using NetGen.Generator.Model;

namespace NetGen.Generator.ModelFiles;

/// <summary>The layers that a file describes -> nodes of a network.</summary>
/// <remarks>
/// A view only changes how memory is read, so views of the file are left out. One is added before a layer that depends on the shape of its input.
/// </remarks>
internal sealed class FileLayers
{
    private readonly ModelFile _file;
    private readonly List<Node> _nodes = [];
    private readonly List<string> _names = [];

    /// <summary>For each layer of the file, the node of ours that has its value.</summary>
    private readonly List<int> _positions = [];

    private FileLayers(ModelFile file) => _file = file;

    /// <summary>The nodes, each with the name of the layer of the file that it stands for.</summary>
    /// <exception cref="FormatException">The description is damaged; the message says what was expected, but found.</exception>
    public static IReadOnlyList<(Node Node, string Name)> Of(ModelFile file)
    {
        var layers = new FileLayers(file);
        layers.Build();
        return [.. layers._nodes.Zip(layers._names, static (node, name) => (node, name))];
    }

    private void Build()
    {
        int last = Enumerable.Range(0, _file.Layers.Count).LastOrDefault(layer => _file.Layers[layer].Kind is not ("View" or "Dropout"));
        for (int i = 0; i < _file.Layers.Count; i++)
        {
            FileLayer layer = _file.Layers[i];
            int[] reads = [.. layer.Reads.Select(PositionOf)];
            if (reads.Length == 0)
            {
                throw new FormatException($"a value that {layer.Name} reads, but found none");
            }

            FileLayerFit.Require(layer, [.. reads.Select(ShapeOf)]);
            _positions.Add(layer.Kind == "View" ? reads[0] : Add(layer, reads, isLast: i == last));
        }

        if (_positions.Count == 0)
        {
            throw new FormatException("at least one layer, but found none");
        }

        // A dropout at the end would set outputs to zero at random.
        int output = _positions[_positions.Count - 1];
        while (output != Node.Input && output == _nodes.Count - 1 && _nodes[output].Layer is Dropout)
        {
            int read = _nodes[output].Inputs[0];
            _nodes.RemoveAt(output);
            _names.RemoveAt(output);
            output = read;
        }

        // The output must be the last node. So if the output is another node, or the input itself, a view of it comes last.
        if (output != _nodes.Count - 1 || output == Node.Input)
        {
            FileLayer viewed = _file.Layers[_file.Layers.Count - 1];
            Append(new View(ShapeOf(output), viewed.Output), viewed.Name, output);
        }
    }

    private int PositionOf(int layer) =>
        layer == Node.Input ? layer
        : layer >= 0 && layer < _positions.Count ? _positions[layer]
        : throw new FormatException($"an earlier layer, but found {layer}");

    private Shape ShapeOf(int node) => node == Node.Input ? _file.Input : _nodes[node].Layer.Output;

    private int Add(FileLayer layer, int[] reads, bool isLast)
    {
        IReadOnlyList<Shape> shapes = FileLayerKinds.ShapesThatMatter(layer);
        for (int i = 0; i < shapes.Count && i < reads.Length; i++)
        {
            if (ShapeOf(reads[i]) != shapes[i])
            {
                reads[i] = Append(new View(ShapeOf(reads[i]), shapes[i]), layer.Name, reads[i]);
            }
        }

        Layer made = FileLayerKinds.Of(layer, isLast);
        FileLayerFit.Require(layer, made);
        return Append(made, layer.Name, reads);
    }

    private int Append(Layer layer, string name, params int[] reads)
    {
        _nodes.Add(new Node(layer, reads.ToEquatableArray()));
        _names.Add(name);
        return _nodes.Count - 1;
    }
}
