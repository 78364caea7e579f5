using NetGen.Build.Files;

namespace NetGen.Build.Safetensors;

/// <summary>Reads the header of a safetensors file: https://github.com/huggingface/safetensors#format. Values are not read.</summary>
internal static class SafetensorsReader
{
    // The format allows 100 MB. Only files with thousands of times more tensors than a network in an app come near that.
    private const int LargestHeader = 8 << 20, LengthBytes = 8, MostDimensions = 64;

    /// <summary>Reads and checks the header.</summary>
    /// <exception cref="ModelFormatException">The file is damaged, or is not a safetensors file.</exception>
    public static StoredHeader Read(ByteSource source)
    {
        if (source.Length < LengthBytes)
        {
            throw new ModelFormatException($"Expected a safetensors file, but found {ForeignContent.Find(source) ?? $"only {source.Length} bytes"}.");
        }

        byte[] start = new byte[LengthBytes];
        source.Read(0, start, LengthBytes);
        ulong length = LittleEndian.UInt64(start, 0);
        long left = source.Length - LengthBytes;
        if (length is < 2 or > LargestHeader || length > (ulong)left || source[LengthBytes] != '{')
        {
            throw new ModelFormatException(
                ForeignContent.Find(source) is { } what && source[LengthBytes] != '{'
                    ? $"Expected a safetensors file, such as Save and safetensors.torch.save_file write, but found {what}."
                    : $"Expected a safetensors file with a header of at most {Math.Min(left, LargestHeader)} bytes that starts with '{{', "
                        + $"but found a header of {length} bytes.");
        }

        byte[] header = new byte[(int)length];
        source.Read(LengthBytes, header, header.Length);
        return ReadHeader(new JsonReader(header), left - header.Length);
    }

    private static StoredHeader ReadHeader(JsonReader json, long dataLength)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var tensors = new List<StoredTensor>();
        var metadata = new List<KeyValuePair<string, string>>();
        json.Expect('{');
        for (int count = 0; json.HasNext('}', count); count++)
        {
            string name = json.Text();
            if (!names.Add(name))
            {
                throw new ModelFormatException($"Expected tensors of different names, but found '{name}' again.");
            }

            json.Expect(':');
            if (name == "__metadata__")
            {
                ReadMetadata(json, metadata);
            }
            else
            {
                tensors.Add(ReadTensor(json, name));
            }
        }

        json.ExpectEnd();
        tensors.Sort(StoredBytes.Compare);
        StoredBytes.RequireFullCover(tensors, dataLength);
        return new StoredHeader(tensors, metadata);
    }

    private static void ReadMetadata(JsonReader json, List<KeyValuePair<string, string>> metadata)
    {
        if (json.TryNull())
        {
            return; // Some writers write null if there is none.
        }

        var keys = new HashSet<string>(StringComparer.Ordinal);
        json.Expect('{');
        for (int count = 0; json.HasNext('}', count); count++)
        {
            string key = json.Text();
            json.Expect(':');
            metadata.Add(keys.Add(key)
                ? new KeyValuePair<string, string>(key, json.Text())
                : throw new ModelFormatException($"Expected different keys in the metadata, but found '{key}' again."));
        }
    }

    private static StoredTensor ReadTensor(JsonReader json, string name)
    {
        string? type = null;
        List<long>? shape = null, offsets = null;
        json.Expect('{');
        for (int count = 0; json.HasNext('}', count); count++)
        {
            string key = json.Text();
            json.Expect(':');
            switch (key)
            {
                case "dtype" when type is null:
                    type = json.Text();
                    break;
                case "shape" when shape is null:
                    shape = ReadNumbers(json);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadNumbers(json);
                    break;
                default:
                    throw new ModelFormatException($"Expected dtype, shape and data_offsets of tensor '{name}', each once, but found '{key}'.");
            }
        }

        if (type is null || !IsTypeName(type) || shape is null || offsets is not { Count: 2 })
        {
            throw new ModelFormatException(
                $"Expected the type, the shape and two offsets of tensor '{name}', "
                + $"but found dtype {type ?? "missing"}, shape {Show(shape)} and data_offsets {Show(offsets)}.");
        }

        var tensor = new StoredTensor(name, type, shape, offsets[0], offsets[1]);
        StoredBytes.RequireShape(tensor);
        return tensor;
    }

    private static List<long> ReadNumbers(JsonReader json)
    {
        var numbers = new List<long>();
        json.Expect('[');
        while (json.HasNext(']', numbers.Count))
        {
            numbers.Add(numbers.Count < MostDimensions ? json.WholeNumber() : throw json.Error($"at most {MostDimensions} numbers"));
        }

        return numbers;
    }

    private static bool IsTypeName(string type) => type.Length > 0 && type.All(static letter => letter is '_' or (>= '0' and <= '9') or (>= 'A' and <= 'Z'));

    private static string Show(List<long>? numbers) => numbers is null ? "missing" : $"[{string.Join(", ", numbers.Select(static number => $"{number}"))}]";
}
