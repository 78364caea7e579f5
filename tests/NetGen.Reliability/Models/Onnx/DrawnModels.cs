using NetGen.Reliability.Models.Protobuf;

namespace NetGen.Reliability.Models.Onnx;

/// <summary>Well formed files of any operators, with any inputs and attributes.</summary>
internal static class DrawnModels
{
    private static readonly Message s_graph = Message.Parse(MessageKind.Model, Surroundings());

    public static Message Of(Chance chance)
    {
        Message model = s_graph.Clone();
        Message graph = model.Fields.First(static field => field.Message?.Kind == MessageKind.Graph).Message!;
        Message version = model.Fields.First(static field => field.Message?.Kind == MessageKind.Opset).Message!;
        version.Fields.First(static field => field.Wire == Field.Varint).Value = (ulong)chance.Between(6, 25);
        List<string> values = ["x", "x", "x", "f0", "f1", "f2", "f3", "i0", "i1", "i2", "t", "e", "z", ""];
        for (int i = 0, count = chance.Between(1, 4); i < count; i++)
        {
            string output = i == count - 1 ? "y" : $"v{i}";
            graph.Fields.Add(Field.OfMessage(1, Node(output, values, chance)));
            values.AddRange([output, output, output]);
        }

        return model;
    }

    private static Message Node(string output, List<string> values, Chance chance)
    {
        var node = new Message(MessageKind.Node);
        for (int inputs = chance.Below(5); inputs > 0; inputs--)
        {
            node.Fields.Add(Field.OfBytes(1, ValueDamage.Utf8(chance.Of(values))));
        }

        string operation = OddValues.Operator(chance);
        node.Fields.Add(Field.OfBytes(2, ValueDamage.Utf8(output)));
        node.Fields.Add(Field.OfBytes(4, ValueDamage.Utf8(operation)));
        for (int attributes = chance.Below(4); attributes > 0; attributes--)
        {
            node.Fields.Add(Field.OfMessage(5, NodeDamage.Attribute(chance)));
        }

        if (operation is "Scaler" or "ZipMap" or "ArrayFeatureExtractor")
        {
            node.Fields.Add(Field.OfBytes(7, "ai.onnx.ml"u8.ToArray()));
        }

        return node;
    }

    /// <summary>All but the nodes.</summary>
    private static byte[] Surroundings() => new Build.Tests.Writing.GraphBuilder()
        .Input("x", "N", 2, 3)
        .Initializer("f0", [], 2).Initializer("f1", [2], 1, 2).Initializer("f2", [2, 3], 1, 2, 3, 4, 5, 6).Initializer("f3", [2, 2, 1], 1, 2, 3, 4)
        .IntsInitializer("i0", 1).IntsInitializer("i1", 0, -1).IntsInitializer("i2", 0, 3, 2)
        .Initializer(Build.Tests.Writing.Tensor.Texts("t", [1], "a")).Initializer("e", [0]).IntsInitializer("z")
        .Output("y").ToFile(17);
}
