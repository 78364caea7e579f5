using NetGen.Build.Files;
using NetGen.Build.Protobuf;

namespace NetGen.Build.Onnx;

/// <summary>The place of a tensor's values in another file, as the tensor states it.</summary>
internal sealed class ExternalLocation
{
    private string _file = "";
    private string? _offset;
    private string? _length;

    /// <summary>Reads one key and its value. A checksum is ignored, because the format does not define how it is computed.</summary>
    public void Read(in ProtobufField field, FileContext context)
    {
        string key = "", value = "";
        for (ProtobufReader entryFields = field.Message("an external location"); entryFields.Next(out ProtobufField entry);)
        {
            switch (entry.Number)
            {
                case OnnxFields.Entry.Key:
                    key = context.Name(entry);
                    break;
                case OnnxFields.Entry.Value:
                    value = context.Name(entry);
                    break;
            }
        }

        switch (key)
        {
            case "location":
                _file = value;
                break;
            case "offset":
                _offset = value;
                break;
            case "length":
                _length = value;
                break;
        }
    }

    /// <summary>The values, after a check that they lie inside the file.</summary>
    /// <exception cref="ModelFormatException">They do not, or the file is not a plain file next to the model.</exception>
    public RawValues Values(string name, ElementType type, int count, FileContext context)
    {
        if (type == ElementType.String)
        {
            throw new ModelFormatException($"Expected the texts of tensor '{name}' within the model, but found them in a file '{_file}'.");
        }

        long bytes = (long)count * ElementTypes.SizeOf(type);
        long offset = Number(_offset, 0, "offset", name);
        long length = Number(_length, bytes, "length", name);
        if (length != bytes)
        {
            throw new ModelFormatException(
                $"Expected {bytes} bytes for the {count} values of type {type} of tensor '{name}', but found a length of {length} in '{_file}'.");
        }

        ByteSource source = context.Beside.Open(_file, name, context.Budget.AddFile);
        return offset <= source.Length - bytes
            ? new RawValues(name, type, count, source, offset)
            : throw new ModelFormatException(
                $"Expected {bytes} bytes for tensor '{name}' from byte {offset} of '{_file}' on, but found {source.Length} bytes in all.");
    }

    private static long Number(string? text, long missing, string what, string name)
    {
        if (text is null)
        {
            return missing;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw new ModelFormatException($"Expected the external {what} of tensor '{name}' to be a whole number, but found '{text}'.");
    }
}
