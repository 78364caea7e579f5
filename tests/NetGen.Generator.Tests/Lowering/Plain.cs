using NetGen.Generator.Model;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Tests.Lowering;

/// <summary>What lowering starts from, with nothing about it but what a test is about.</summary>
internal static class Plain
{
    /// <summary>A class of these layers, each reading the one before it.</summary>
    public static NetworkModel Model(Shape input, IEnumerable<Layer> layers) =>
        Graph(input, [.. layers.Select(static (layer, index) => new Node(layer, new EquatableArray<int>([index - 1])))]);

    /// <summary>A class of these layers with the values that each reads.</summary>
    public static NetworkModel Graph(Shape input, params Node[] nodes) => new(
        new Declaration("", EquatableArray<string>.Empty, EquatableArray<string>.Empty, "Net"),
        input,
        nodes.ToEquatableArray(),
        LossKind.MeanSquaredError);

    /// <summary>A product of the network's input, read as a whole.</summary>
    public static DenseForward Product(int units, int inputs)
    {
        Value x = new("x", ValueRole.Input, new Shape(inputs)), w = new("w1", ValueRole.Parameter, new Shape(units, inputs));
        Value b = new("b1", ValueRole.Parameter, new Shape(units)), z = new("z1", ValueRole.Activation, new Shape(units));
        return new DenseForward(z, x, w, b, null, "Dense1", new PanelReading(inputs, Prefetches: false, Alternates: false));
    }
}
