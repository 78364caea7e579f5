using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>The place of a tensor in embedded weights. Generated code creates it.</summary>
/// <param name="Offset">Index of its first byte.</param>
/// <param name="Type">Its type by the name that safetensors uses: F32, F16, BF16 or F64.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct EmbeddedTensor(int Offset, string Type);
