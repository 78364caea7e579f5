using NetGen.Build.Importing.Writing;
using NetGen.Build.Importing.Values;
using NetGen.Build.Onnx;

namespace NetGen.Build.Importing.Layout;

/// <summary>Collects lines. If a layer needs its value in another shape, a View is added before it.</summary>
/// <param name="fileInput">The shape of the network's input in the file.</param>
internal sealed class TextBuilder(int[] fileInput)
{
    private const int LongestName = 200;

    private readonly List<TextNode> nodes = [];
    private readonly Dictionary<(int Position, string Shape), int> views = [];
    private readonly UniqueNames names = new(divider: '.');

    public IReadOnlyList<TextNode> Nodes => nodes;

    /// <summary>The shape in which the network's input is first read; null if it is not read yet.</summary>
    public int[]? InputShape { get; private set; }

    /// <summary>Adds a layer that reads its value in exactly the shape that it names.</summary>
    public int AddViewed(TextNode node)
    {
        int[] input = Shapes.Filled(node.Input);
        return Append(node with { Input = input, Reads = [.. node.Reads.Select(position => Viewed(position, input, node.Name))] });
    }

    /// <summary>Adds a layer that names the shape in which it reads its value. The value may have any shape.</summary>
    public int AddFree(TextNode node)
    {
        int[] input = Shapes.Filled(node.Input);
        if (node.Reads.Contains(-1)) InputShape ??= input;
        return Append(node with { Input = input });
    }

    /// <summary>Adds a layer that accepts any shape and returns the same shape.</summary>
    public int AddFlat(string kind, string name, int position, params TextKey[] keys)
    {
        int[] shape = ShapeOf(position);
        return Append(new TextNode(kind, name, [position], shape, shape, keys, [], []));
    }

    private int Append(TextNode node)
    {
        nodes.Add(node with { Name = Unique(node.Name), Shape = Shapes.Filled(node.Shape) });
        return nodes.Count - 1;
    }

    /// <summary>A unique name. One node of the file may become several lines.</summary>
    private string Unique(string name) => names.Of(name.Length > LongestName ? name.Substring(0, LongestName) : name);

    private int[] ShapeOf(int position) => position >= 0 ? nodes[position].Shape : InputShape ??= Shapes.Filled(fileInput);

    private int Viewed(int position, int[] shape, string reader)
    {
        if (position < 0) InputShape ??= shape;
        int[] from = ShapeOf(position);
        if (from.SequenceEqual(shape)) return position;
        (int, string) key = (position, Shapes.Text(shape));
        if (!views.TryGetValue(key, out int view)) views[key] = view = Append(new TextNode("View", reader + ".view", [position], from, shape, [], [], []));
        return view;
    }
}
