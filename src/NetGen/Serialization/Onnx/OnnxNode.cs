namespace NetGen;

/// <summary>An operator of a file.</summary>
/// <param name="Operator">The name of the operation in ONNX.</param>
/// <param name="Name">The name of this operator, for human readers.</param>
/// <param name="Inputs">The names of its inputs; empty for an input that is left out.</param>
/// <param name="Attributes">Its attributes.</param>
internal sealed record OnnxNode(string Operator, string Name, string[] Inputs, ProtobufMessage[] Attributes)
{
    /// <summary>The name of its output.</summary>
    public string Output { get; set; } = Name;
}
