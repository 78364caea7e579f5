using System.Collections.Immutable;
using System.Text.Json;

namespace NetGen;

/// <summary>The entry of one tensor in a safetensors header.</summary>
/// <param name="Name">Its name, unique in the file.</param>
/// <param name="TypeName">The type of its elements, by the name that the format uses.</param>
/// <param name="Shape">Its sizes, the slowest dimension first.</param>
/// <param name="Begin">Offset of its first byte from the end of the header.</param>
/// <param name="End">Offset of the end of its bytes.</param>
internal sealed record SafetensorsEntry(string Name, string TypeName, ImmutableArray<int> Shape, long Begin, long End)
{
    /// <summary>The type if this reader supports it; else null. The format still gets new types, and a tensor that is skipped may have any type.</summary>
    public SafeTensorType? Type { get; } = Array.IndexOf(Enum.GetNames<SafeTensorType>(), TypeName) is >= 0 and int index
        ? Enum.GetValues<SafeTensorType>()[index]
        : null;
}

/// <summary>A safetensors header that has been checked against its file.</summary>
/// <param name="Entries">The tensors in the order of their bytes. They cover the data without a gap or an overlap.</param>
/// <param name="Metadata">Free text by key; empty if the file has none.</param>
internal sealed record SafetensorsHeader(ImmutableArray<SafetensorsEntry> Entries, ImmutableDictionary<string, string> Metadata)
{
    /// <summary>Reads and checks a header.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="utf8">The header's bytes.</param>
    /// <param name="dataLength">Number of bytes after the header.</param>
    /// <exception cref="NetGenFormatException">The header is damaged, or does not match the data.</exception>
    public static SafetensorsHeader Parse(string path, ReadOnlyMemory<byte> utf8, long dataLength)
    {
        if (utf8.IsEmpty || utf8.Span[0] != '{')
        {
            string found = utf8.IsEmpty ? "nothing" : $"the byte {utf8.Span[0]:X2}";
            throw new NetGenFormatException($"{path}: expected a header that starts with '{{', but found {found}.");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(utf8);
            return Read(path, document.RootElement, dataLength);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // System.Text.Json throws InvalidOperationException for text that is not valid Unicode.
            throw new NetGenFormatException($"{path}: expected a header of valid JSON, but found: {exception.Message}", exception);
        }
    }

    private static SafetensorsHeader Read(string path, JsonElement root, long dataLength)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var entries = new List<SafetensorsEntry>();
        var metadata = ImmutableDictionary<string, string>.Empty;
        foreach (JsonProperty property in root.EnumerateObject())
        {
            if (!names.Add(property.Name))
            {
                throw new NetGenFormatException($"{path}: expected unique tensor names, but found {VisibleText.Of(property.Name)} again.");
            }

            if (property.NameEquals(SafetensorsWriter.MetadataKey))
            {
                metadata = ReadMetadata(path, property.Value);
            }
            else
            {
                entries.Add(ReadEntry(path, property, dataLength));
            }
        }

        // The format does not define the order of the header. An empty tensor comes before the tensor that begins at the same offset.
        entries.Sort(static (a, b) => (a.Begin, a.End).CompareTo((b.Begin, b.End)));
        RequireFullCover(path, entries, dataLength);
        return new SafetensorsHeader([.. entries], metadata);
    }

    private static ImmutableDictionary<string, string> ReadMetadata(string path, JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Null)
        {
            return ImmutableDictionary<string, string>.Empty; // Some writers write null if there is none.
        }

        Require(path, SafetensorsWriter.MetadataKey, element, JsonValueKind.Object);
        var metadata = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (JsonProperty property in element.EnumerateObject())
        {
            Require(path, $"{SafetensorsWriter.MetadataKey}, {property.Name}", property.Value, JsonValueKind.String);
            if (!metadata.TryAdd(property.Name, property.Value.GetString()!))
            {
                throw new NetGenFormatException(
                    $"{path}: expected unique keys in {SafetensorsWriter.MetadataKey}, but found {VisibleText.Of(property.Name)} again.");
            }
        }

        return metadata.ToImmutable();
    }

    private static SafetensorsEntry ReadEntry(string path, JsonProperty property, long dataLength)
    {
        string name = property.Name;
        Require(path, name, property.Value, JsonValueKind.Object);
        string type = Field(path, name, property.Value, "dtype", JsonValueKind.String).GetString()!;
        JsonElement sizes = Field(path, name, property.Value, "shape", JsonValueKind.Array);
        ImmutableArray<int> shape = [.. sizes.EnumerateArray().Select(size => (int)WholeNumber(path, name, "a size", size, int.MaxValue))];
        JsonElement offsets = Field(path, name, property.Value, "data_offsets", JsonValueKind.Array);
        if (offsets.GetArrayLength() != 2)
        {
            throw new NetGenFormatException($"{path}: tensor {name}: expected 2 data_offsets, but found {offsets.GetArrayLength()}.");
        }

        long end = WholeNumber(path, name, "an end of data", offsets[1], dataLength, ", where the file ends");
        long begin = WholeNumber(path, name, "a begin of data", offsets[0], end);
        var entry = new SafetensorsEntry(name, type, shape, begin, end);
        RequireBytesOfShape(path, entry);
        return entry;
    }

    /// <summary>
    /// Checks the number of bytes. It skips types that are not supported, because the size of their elements is unknown and may be below one byte.
    /// </summary>
    private static void RequireBytesOfShape(string path, SafetensorsEntry entry)
    {
        if (entry.Type is not { } type)
        {
            return;
        }

        long bytes = entry.End - entry.Begin;
        int elementSize = SafeTensor.SizeOf(type);
        if (bytes % elementSize != 0 || SafeTensor.ElementsOf(entry.Shape.AsSpan(), bytes / elementSize) != bytes / elementSize)
        {
            throw new NetGenFormatException(
                $"{path}: tensor {entry.Name}: expected the bytes of {type} [{string.Join(", ", entry.Shape)}], but found {bytes}.");
        }
    }

    private static void RequireFullCover(string path, List<SafetensorsEntry> entries, long dataLength)
    {
        long covered = 0;
        foreach (SafetensorsEntry entry in entries)
        {
            if (entry.Begin != covered)
            {
                throw new NetGenFormatException(
                    $"{path}: tensor {entry.Name}: expected data without gap or overlap from byte {covered} on, but found it from byte {entry.Begin} on.");
            }

            covered = entry.End;
        }

        if (covered != dataLength)
        {
            throw new NetGenFormatException($"{path}: expected {covered} bytes of data by the header, but found {dataLength}.");
        }
    }

    private static JsonElement Field(string path, string name, JsonElement tensor, string field, JsonValueKind kind)
    {
        if (!tensor.TryGetProperty(field, out JsonElement value))
        {
            throw new NetGenFormatException($"{path}: tensor {name}: expected {field}, but found none.");
        }

        Require(path, $"tensor {name}, {field}", value, kind);
        return value;
    }

    private static void Require(string path, string place, JsonElement element, JsonValueKind kind)
    {
        if (element.ValueKind != kind)
        {
            throw new NetGenFormatException($"{path}: {place}: expected JSON of kind {kind}, but found {element.ValueKind}.");
        }
    }

    private static long WholeNumber(string path, string name, string what, JsonElement element, long largest, string why = "") =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out long number) && number >= 0 && number <= largest
            ? number
            : throw new NetGenFormatException(
                $"{path}: tensor {name}: expected {what} from 0 to {largest}{why}, but found {VisibleText.Of(element.GetRawText())}.");
}
