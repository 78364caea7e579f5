namespace NetGen.Build.Safetensors;

/// <summary>Checks the byte ranges of a header against the shapes and the file.</summary>
internal static class StoredBytes
{
    /// <summary>The order of the bytes. An empty tensor comes before the tensor that begins at the same offset.</summary>
    public static int Compare(StoredTensor a, StoredTensor b)
    {
        int order = a.Begin != b.Begin ? a.Begin.CompareTo(b.Begin) : a.End.CompareTo(b.End);
        return order != 0 ? order : string.CompareOrdinal(a.Name, b.Name);
    }

    /// <summary>Checks the number of bytes. It skips unknown types, because the size of their elements is unknown and may be below one byte.</summary>
    public static void RequireShape(StoredTensor tensor)
    {
        int size = tensor.Type switch
        {
            "F64" or "I64" or "U64" => 8,
            "F32" or "I32" or "U32" => 4,
            "F16" or "BF16" or "I16" or "U16" => 2,
            "I8" or "U8" or "BOOL" => 1,
            _ => 0,
        };
        long bytes = tensor.End - tensor.Begin;
        if (bytes < 0 || (size > 0 && !HasElements(tensor.Shape, bytes, size)))
        {
            throw new ModelFormatException(
                $"Expected the bytes of {tensor.Type} [{string.Join(", ", tensor.Shape)}] for tensor '{tensor.Name}', "
                + $"but found bytes {tensor.Begin} to {tensor.End}.");
        }
    }

    /// <summary>Checks that the tensors cover the data from the first byte to the last, without a gap or an overlap.</summary>
    /// <param name="tensors">The tensors, in the order of their bytes.</param>
    /// <param name="dataLength">Bytes after the header.</param>
    public static void RequireFullCover(List<StoredTensor> tensors, long dataLength)
    {
        long covered = 0;
        foreach (StoredTensor tensor in tensors)
        {
            covered = tensor.Begin == covered
                ? tensor.End
                : throw new ModelFormatException(
                    $"Expected the bytes of tensor '{tensor.Name}' from byte {covered} of the data on, without gap or overlap, "
                    + $"but found them from byte {tensor.Begin} on.");
        }

        if (covered != dataLength)
        {
            throw new ModelFormatException($"Expected {covered} bytes of data by the header, but found {dataLength}.");
        }
    }

    private static bool HasElements(IReadOnlyList<long> shape, long bytes, int size)
    {
        if (shape.Contains(0))
        {
            return bytes == 0;
        }

        long product = size;
        foreach (long dimension in shape)
        {
            if (dimension > bytes / product)
            {
                return false;
            }

            product *= dimension;
        }

        return product == bytes;
    }
}
