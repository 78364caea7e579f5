using NetGen.Build.Importing.Graph;
using NetGen.Build.Importing.Writing;

namespace NetGen.Build.Importing.Layout;

/// <summary>The context in which one node is placed.</summary>
/// <param name="Text">Receives the lines.</param>
/// <param name="Mover">Brings values into another order.</param>
internal sealed record Canvas(TextBuilder Text, Mover Mover)
{
    /// <summary>A value in the order that a node needs.</summary>
    public Placed Bring(Placed value, int[] order, GraphNode reader) =>
        Mover.Bring(value, order, reader.Source.Name, reader.Operation is Reshape ? reader.Source.Name : null);

    /// <summary>A value in the file's own order.</summary>
    public Placed InFileOrder(Placed value, GraphNode reader) => Bring(value, Orders.Same(value.Shape.Length), reader);

    /// <summary>Adds a layer that reads one value in exactly this shape.</summary>
    public int Viewed(
        string kind, GraphNode node, Placed x, int[] input, int[] shape, TextKey[] keys, float[][]? trained = null, float[][]? statistics = null) =>
        Text.AddViewed(new TextNode(kind, node.Source.Name, [x.Position], input, shape, keys, trained ?? [], statistics ?? []));

    /// <summary>Adds a layer that reads one value in a shape of its own.</summary>
    public int Free(string kind, GraphNode node, Placed x, int[] input, int[] shape, TextKey[] keys, float[][]? trained = null, float[][]? statistics = null) =>
        Text.AddFree(new TextNode(kind, node.Source.Name, [x.Position], input, shape, keys, trained ?? [], statistics ?? []));
}
