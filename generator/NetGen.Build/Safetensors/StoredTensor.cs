namespace NetGen.Build.Safetensors;

/// <summary>The entry of one tensor in a safetensors header.</summary>
/// <param name="Name">Its name, unique in the file.</param>
/// <param name="Type">The type of its elements, by the name that the format uses.</param>
/// <param name="Shape">Its sizes, the slowest dimension first.</param>
/// <param name="Begin">Offset of its first byte from the end of the header.</param>
/// <param name="End">Offset of the end of its bytes.</param>
internal sealed record StoredTensor(string Name, string Type, IReadOnlyList<long> Shape, long Begin, long End);

/// <summary>A safetensors header that has been checked against its file.</summary>
/// <param name="Tensors">The tensors, in the order of their bytes.</param>
/// <param name="Metadata">Free text by key, in the order of the file.</param>
internal sealed record StoredHeader(IReadOnlyList<StoredTensor> Tensors, IReadOnlyList<KeyValuePair<string, string>> Metadata);
