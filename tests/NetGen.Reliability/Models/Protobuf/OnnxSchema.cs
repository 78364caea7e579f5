using static NetGen.Reliability.Models.Protobuf.MessageKind;

namespace NetGen.Reliability.Models.Protobuf;

/// <summary>What each field of onnx.proto holds, as far as sound models have it.</summary>
internal static class OnnxSchema
{
    private static readonly Dictionary<(MessageKind, int), MessageKind> s_messages = new()
    {
        [(Model, 7)] = Graph,
        [(Model, 8)] = Opset,
        [(Model, 25)] = Function,
        [(Graph, 1)] = Node,
        [(Graph, 5)] = Tensor,
        [(Graph, 11)] = Value,
        [(Graph, 12)] = Value,
        [(Graph, 13)] = Value,
        [(Node, 5)] = MessageKind.Attribute,
        [(MessageKind.Attribute, 5)] = Tensor,
        [(MessageKind.Attribute, 6)] = Graph,
        [(MessageKind.Attribute, 10)] = Tensor,
        [(MessageKind.Attribute, 11)] = Graph,
        [(Tensor, 13)] = Entry,
        [(Value, 2)] = MessageKind.Type,
        [(MessageKind.Type, 1)] = TensorType,
        [(TensorType, 2)] = Shape,
        [(Shape, 1)] = Dimension,
        [(Function, 7)] = Node,
        [(Function, 9)] = Opset,
        [(Function, 11)] = MessageKind.Attribute,
    };

    private static readonly HashSet<(MessageKind, int)> s_texts =
    [
        (Model, 2), (Model, 3), (Opset, 1), (Graph, 2), (Node, 1), (Node, 2), (Node, 3), (Node, 4), (Node, 7), (Node, 8), (MessageKind.Attribute, 1),
        (MessageKind.Attribute, 4), (MessageKind.Attribute, 9), (MessageKind.Attribute, 21), (Tensor, 6), (Tensor, 8), (Entry, 1), (Entry, 2), (Value, 1),
        (Dimension, 2), (Function, 1), (Function, 4), (Function, 5), (Function, 6), (Function, 10), (Function, 13),
    ];

    /// <summary>The message that a field holds.</summary>
    public static MessageKind Of(MessageKind parent, int number) => s_messages.GetValueOrDefault((parent, number));

    /// <summary>Whether a field holds a text, most of which are names.</summary>
    public static bool IsText(MessageKind parent, int number) => s_texts.Contains((parent, number));

    /// <summary>The numbers of the fields that a message has, and some that it has not.</summary>
    public static int AnyField(Chance chance) =>
        chance.Of([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 20, 21, 22, 23, 25, 0, 99, (1 << 29) - 1, 1 << 29]);
}
