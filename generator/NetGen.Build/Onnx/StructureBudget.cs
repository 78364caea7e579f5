namespace NetGen.Build.Onnx;

/// <summary>
/// Limits what a file can make this process do. A few bytes of a file can stand for many of memory (an empty name, a call of a function), so memory is counted
/// where it is taken, in rough bytes.
/// </summary>
/// <param name="fileLength">Bytes of the model file.</param>
internal sealed class StructureBudget(long fileLength)
{
    public const int NodeBytes = 400, AttributeBytes = 240, TensorBytes = 240, NameBytes = 64, NumberBytes = 8;

    private const long LargestStructure = 16 << 20;

    // As many as fill 16 MB as floats, which any model may have.
    private const long FreeValues = 4 << 20;

    private long _structure;
    private long _values;
    private long _allowedValues = FreeValues + (4 * fileLength);

    /// <summary>Takes memory for nodes, names and attributes.</summary>
    public void Spend(long bytes)
    {
        _structure += bytes;
        if (_structure > LargestStructure)
        {
            throw new ModelFormatException(
                $"Expected nodes, names and attributes that take at most {LargestStructure >> 20} MB, but found more, functions written out.");
        }
    }

    /// <summary>Takes values, as often as they stand in the graph. A file may hold some once and use them a few times, not without bound.</summary>
    public void SpendValues(long count)
    {
        _values += count;
        if (_values > _allowedValues)
        {
            throw new ModelFormatException(
                $"Expected at most {_allowedValues} values in tensors, four for each byte of the files, "
                + "but found more: tensors share their bytes, or functions are called too often.");
        }
    }

    /// <summary>Counts the bytes of one more file that holds values.</summary>
    public void AddFile(long length) => _allowedValues += 4 * length;
}
