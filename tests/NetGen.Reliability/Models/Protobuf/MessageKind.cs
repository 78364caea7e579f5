namespace NetGen.Reliability.Models.Protobuf;

/// <summary>The messages of an ONNX file.</summary>
internal enum MessageKind
{
    /// <summary>Bytes, a text or numbers.</summary>
    None,
    Model,
    Opset,
    Graph,
    Node,
    Attribute,
    Tensor,
    Entry,
    Value,
    Type,
    TensorType,
    Shape,
    Dimension,
    Function,
}
