namespace NetGen.Build.Safetensors;

/// <summary>What a safetensors header says of one tensor.</summary>
/// <param name="Name">Unique in the file.</param>
/// <param name="Type">The type of the elements in the format's own words.</param>
/// <param name="Shape">Sizes, the slowest dimension first.</param>
/// <param name="Begin">Where its bytes begin, counted from the end of the header.</param>
/// <param name="End">Where they end.</param>
internal sealed record StoredTensor(string Name, string Type, IReadOnlyList<long> Shape, long Begin, long End);

/// <summary>A safetensors header that has been checked against its file.</summary>
/// <param name="Tensors">In the order of their bytes.</param>
/// <param name="Metadata">Free text, in the order of the file.</param>
internal sealed record StoredHeader(IReadOnlyList<StoredTensor> Tensors, IReadOnlyList<KeyValuePair<string, string>> Metadata);
