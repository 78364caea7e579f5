using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>Where a tensor lies in embedded weights; written by generated code.</summary>
/// <param name="Offset">Its first byte.</param>
/// <param name="Type">Its type as safetensors names it: F32, F16, BF16 or F64.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct EmbeddedTensor(int Offset, string Type);
