using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace NetGen;

/// <summary>Writes the safetensors container (github.com/huggingface/safetensors, "Format").</summary>
/// <remarks>A file is the length of the header as a little-endian 64-bit integer, the header as JSON, and the elements of all tensors without gaps.</remarks>
internal static class SafetensorsWriter
{
    /// <summary>The key of the metadata in the header. No tensor can have this name.</summary>
    public const string MetadataKey = "__metadata__";

    /// <summary>Writes a file. It is replaced in one step. The same content gives the same bytes.</summary>
    /// <param name="path">The file. It is replaced if it exists.</param>
    /// <param name="tensors">The tensors. Their names must be unique.</param>
    /// <param name="metadata">Free text by key.</param>
    /// <exception cref="ArgumentException">Two tensors have the same name, or a name is reserved.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<SafeTensor> tensors, IReadOnlyDictionary<string, string> metadata) =>
        AtomicFile.Write(path, Parts(tensors, metadata));

    /// <summary>The parts of a file: the length of the header, the header, and the elements of each tensor.</summary>
    /// <inheritdoc cref="Write"/>
    public static byte[][] Parts(IReadOnlyList<SafeTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { MetadataKey };
        foreach (SafeTensor tensor in tensors)
        {
            if (!names.Add(tensor.Name))
            {
                throw new ArgumentException($"Expected unique tensor names other than {MetadataKey}, but found {tensor.Name} again.", nameof(tensors));
            }
        }

        // Tensors with larger elements come first, so that each tensor is aligned to its elements: readers map the file into memory. The sort is stable.
        SafeTensor[] ordered = [.. tensors.OrderByDescending(static tensor => SafeTensor.SizeOf(tensor.Type))];
        byte[] header = HeaderOf(ordered, metadata), length = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        return [length, header, .. ordered.Select(static tensor => tensor.Bytes)];
    }

    private static byte[] HeaderOf(SafeTensor[] tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteMetadata(json, metadata);
            long offset = 0;
            foreach (SafeTensor tensor in tensors)
            {
                WriteTensor(json, tensor, offset);
                offset += tensor.Bytes.Length;
            }

            json.WriteEndObject();
        }

        // Spaces pad the header to a multiple of 8 bytes, which aligns the data.
        int padding = -buffer.WrittenCount & 7;
        buffer.GetSpan(padding)[..padding].Fill((byte)' ');
        buffer.Advance(padding);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string> metadata)
    {
        json.WriteStartObject(MetadataKey);
        foreach ((string key, string value) in metadata.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private static void WriteTensor(Utf8JsonWriter json, SafeTensor tensor, long offset)
    {
        json.WriteStartObject(tensor.Name);
        json.WriteString("dtype", tensor.Type.ToString());
        json.WriteStartArray("shape");
        foreach (int size in tensor.Shape)
        {
            json.WriteNumberValue(size);
        }

        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(offset);
        json.WriteNumberValue(offset + tensor.Bytes.Length);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
