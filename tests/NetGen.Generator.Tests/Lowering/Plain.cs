using NetGen.Generator.Model;
using Op = NetGen.Generator.Model;

namespace NetGen.Generator.Tests.Lowering;

/// <summary>What lowering starts from, with nothing about it but what a test is about.</summary>
internal static class Plain
{
    /// <summary>A class of these layers, one behind the other.</summary>
    public static NetworkModel Model(Shape input, IEnumerable<Layer> layers) => new(
        new Declaration("", EquatableArray<string>.Empty, EquatableArray<string>.Empty, "Net"),
        input,
        layers.Select(static (layer, index) => new Node(layer, new EquatableArray<int>([index - 1]))).ToEquatableArray(),
        LossKind.MeanSquaredError);

    /// <summary>A product of the network's input, read as a whole.</summary>
    public static DenseForward Product(int units, int inputs)
    {
        Op.Buffer x = new("x", BufferRole.Input, 1, inputs), w = new("w1", BufferRole.Parameter, units, inputs), b = new("b1", BufferRole.Parameter, units, 1), z = new("z1", BufferRole.Activation, 1, units);
        return new DenseForward(z, x, w, b, null, "Dense1", new PanelReading(inputs, AsksAhead: false, InTurns: false));
    }
}
