namespace NetGen;

/// <summary>An operator of a file.</summary>
/// <param name="Operator">As ONNX calls it.</param>
/// <param name="Name">Its own name, for people.</param>
/// <param name="Inputs">Names of what it reads; empty for an input that is left out.</param>
/// <param name="Attributes">What it is told.</param>
internal sealed record OnnxNode(string Operator, string Name, string[] Inputs, ProtobufMessage[] Attributes)
{
    /// <summary>The name of what it gives.</summary>
    public string Output { get; set; } = Name;
}
