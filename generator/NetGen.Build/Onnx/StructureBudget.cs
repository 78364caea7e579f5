namespace NetGen.Build.Onnx;

/// <summary>
/// Limits the memory that a file can make this process allocate. A few bytes of a file can stand for many bytes of memory, for example an empty name or a call
/// of a function. So memory is counted where it is allocated, in approximate bytes.
/// </summary>
/// <param name="fileLength">Bytes of the model file.</param>
internal sealed class StructureBudget(long fileLength)
{
    public const int NodeBytes = 400, AttributeBytes = 240, TensorBytes = 240, NameBytes = 64, NumberBytes = 8;

    private const long LargestStructure = 16 << 20;

    // The number of floats in 16 MB. Any model may have that many.
    private const long FreeValues = 4 << 20;

    private long _structure;
    private long _values;
    private long _allowedValues = FreeValues + (4 * fileLength);

    /// <summary>Counts memory for nodes, names and attributes.</summary>
    public void Spend(long bytes)
    {
        _structure += bytes;
        if (_structure > LargestStructure)
        {
            throw new ModelFormatException(
                $"Expected nodes, names and attributes that take at most {LargestStructure >> 20} MB, but found more, functions written out.");
        }
    }

    /// <summary>Counts values, once for each use in the graph. A file may store values once and use them a few times, but not without limit.</summary>
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

    /// <summary>Increases the limit by another file that holds values.</summary>
    public void AddFile(long length) => _allowedValues += 4 * length;
}
