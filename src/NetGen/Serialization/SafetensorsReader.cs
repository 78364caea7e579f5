using System.Buffers.Binary;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>Reads the safetensors container; see <see cref="SafetensorsWriter"/>.</summary>
/// <remarks>
/// Opening checks the header and reads no tensor. So names, shapes and types are checked before memory is allocated for values.
/// </remarks>
internal sealed class SafetensorsReader : IDisposable
{
    // The limit of the format itself.
    private const int LargestHeader = 100_000_000;
    private readonly string _path;
    private readonly Stream _stream;
    private readonly long _length;
    private readonly SafetensorsHeader _header;
    private readonly long _dataStart;
    private readonly Dictionary<string, SafetensorsEntry> _entries;

    /// <summary>Reads a stream from its current position to its end, and checks the header.</summary>
    /// <param name="name">The file, or another name of the content, for messages.</param>
    /// <param name="stream">A stream that can seek. It is closed with the reader.</param>
    /// <exception cref="NetGenFormatException">The content is not a safetensors file, or is damaged.</exception>
    public SafetensorsReader(string name, Stream stream)
    {
        _path = name;
        _stream = stream;
        long start = stream.Position;
        _length = stream.Length - start;
        byte[] header = ReadHeader();
        _dataStart = start + sizeof(ulong) + header.Length;
        _header = SafetensorsHeader.Parse(name, header, _length - sizeof(ulong) - header.Length);
        _entries = _header.Entries.ToDictionary(static entry => entry.Name, StringComparer.Ordinal);
    }

    /// <summary>The file, or another name of the content.</summary>
    public string Path => _path;

    /// <summary>The tensors in the order of their bytes.</summary>
    public ImmutableArray<SafetensorsEntry> Entries => _header.Entries;

    /// <summary>Free text by key; empty if the file has none.</summary>
    public ImmutableDictionary<string, string> Metadata => _header.Metadata;

    /// <summary>Opens a file and checks its header.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="NetGenFormatException">The file is not a safetensors file, or is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SafetensorsReader Open(string path)
    {
        FileStream stream = File.OpenRead(path);
        try
        {
            return new SafetensorsReader(path, stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The elements of a tensor of type F32, F16, BF16 or F64, rounded to the nearest <see langword="float"/>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">The shape that it must have.</param>
    /// <exception cref="NetGenFormatException">There is no such tensor, or it has another shape or type. The same holds for the other types.</exception>
    public float[] Floats(string name, params ReadOnlySpan<int> shape)
    {
        SafetensorsEntry entry = Find(name, shape, SafeTensorType.F32, SafeTensorType.F16, SafeTensorType.BF16, SafeTensorType.F64);
        return [.. FloatValues.Of(Read(entry), entry.Type!.Value)];
    }

    /// <summary>The same, but NaN, infinities and numbers outside the range of <see langword="float"/> are refused.</summary>
    public float[] FiniteFloats(string name, params ReadOnlySpan<int> shape)
    {
        float[] values = Floats(name, shape);
        int index = FiniteScan.IndexOfNonFinite(values);
        if (index < 0)
        {
            return values;
        }

        double found = _entries[name].Type == SafeTensorType.F64 ? Doubles(name, shape)[index] : values[index];
        string expected = double.IsFinite(found) ? "values in the range of float" : "finite values";
        throw new NetGenFormatException(FormattableString.Invariant($"{_path}: tensor {name}: expected {expected}, but found {found} at index {index}."));
    }

    /// <summary>The elements of a tensor of type F64.</summary>
    public double[] Doubles(string name, params ReadOnlySpan<int> shape) =>
        Read(Find(name, shape, SafeTensorType.F64), BinaryPrimitives.ReadDoubleLittleEndian);

    /// <summary>The elements of a tensor of type I64.</summary>
    public long[] Int64s(string name, params ReadOnlySpan<int> shape) =>
        Read(Find(name, shape, SafeTensorType.I64), BinaryPrimitives.ReadInt64LittleEndian);

    /// <summary>The elements of a tensor of type U8.</summary>
    public byte[] Bytes(string name, params ReadOnlySpan<int> shape) =>
        Read(Find(name, shape, SafeTensorType.U8));

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private byte[] ReadHeader()
    {
        byte[] prefix = new byte[(int)Math.Min(ForeignContent.Longest, _length)];
        ReadExactly(prefix);
        if (prefix.Length < sizeof(ulong))
        {
            throw new NetGenFormatException(
                $"{_path}: expected a safetensors file, whose first 8 bytes are the length of its header, but found {_length} "
                    + $"bytes{ForeignContent.Describe(prefix)}.");
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        long largest = Math.Min(LargestHeader, _length - sizeof(ulong));
        if (length > (ulong)largest)
        {
            throw new NetGenFormatException(
                $"{_path}: expected a safetensors file with a header of at most {largest} bytes, but found a length of "
                    + $"{length}{ForeignContent.Describe(prefix)}.");
        }

        _stream.Position += sizeof(ulong) - prefix.Length;
        byte[] header = new byte[length];
        ReadExactly(header);
        return header;
    }

    private SafetensorsEntry Find(string name, ReadOnlySpan<int> shape, params SafeTensorType[] types)
    {
        if (!_entries.TryGetValue(name, out SafetensorsEntry? entry))
        {
            throw new NetGenFormatException($"{_path}: expected a tensor {name}, but found none of this name.");
        }

        if (!entry.Shape.AsSpan().SequenceEqual(shape))
        {
            throw new NetGenFormatException(
                $"{_path}: tensor {name}: expected shape [{string.Join(", ", shape.ToArray())}], but found [{string.Join(", ", entry.Shape)}].");
        }

        if (entry.Type is not { } type || !types.Contains(type))
        {
            throw new NetGenFormatException($"{_path}: tensor {name}: expected type {string.Join(" or ", types)}, but found {entry.TypeName}.");
        }

        return entry;
    }

    private T[] Read<T>(SafetensorsEntry entry, Func<ReadOnlySpan<byte>, T> element)
    {
        byte[] bytes = Read(entry);
        int size = SafeTensor.SizeOf(entry.Type!.Value);
        T[] elements = new T[bytes.Length / size];
        for (int i = 0; i < elements.Length; i++)
        {
            elements[i] = element(bytes.AsSpan(i * size, size));
        }

        return elements;
    }

    private byte[] Read(SafetensorsEntry entry)
    {
        if (entry.End - entry.Begin > Array.MaxLength)
        {
            throw new NetGenFormatException($"{_path}: tensor {entry.Name}: expected at most {Array.MaxLength} bytes, but found {entry.End - entry.Begin}.");
        }

        byte[] bytes = new byte[entry.End - entry.Begin];
        _stream.Position = _dataStart + entry.Begin;
        ReadExactly(bytes);
        return bytes;
    }

    // The length has been checked. The stream ends early only if the file was truncated in the meantime.
    private void ReadExactly(Span<byte> bytes)
    {
        int found = _stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (found < bytes.Length)
        {
            throw new NetGenFormatException($"{_path}: expected {bytes.Length} more bytes, but found {found}.");
        }
    }
}
