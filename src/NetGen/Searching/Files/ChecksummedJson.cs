using System.Globalization;
using System.Text;
using System.Text.Json;

namespace NetGen;

/// <summary>A JSON object for people to read. Its last property is the CRC-32C of all bytes before it, so a file with a changed digit is rejected.</summary>
internal static class ChecksummedJson
{
    /// <summary>Checksums are eight hexadecimal digits.</summary>
    private const int Digits = 8;

    // The layout is part of the format, because the checksum covers all bytes before it.
    private static readonly JsonWriterOptions s_layout = new() { Indented = true, NewLine = "\n" };

    private static ReadOnlySpan<byte> ChecksumStart => ",\n  \"checksum\": \""u8;

    private static ReadOnlySpan<byte> End => "\"\n}\n"u8;

    /// <summary>Writes a file atomically.</summary>
    /// <param name="path">Replaced if it exists.</param>
    /// <param name="writeProperties">Writes the properties of the object; at least one.</param>
    public static void Write(string path, Action<Utf8JsonWriter> writeProperties) => AtomicFile.Write(path, Parts(writeProperties));

    /// <summary>The content of a file.</summary>
    /// <param name="writeProperties">Writes the properties of the object; at least one.</param>
    public static byte[][] Parts(Action<Utf8JsonWriter> writeProperties)
    {
        using var content = new MemoryStream();
        using (var writer = new Utf8JsonWriter(content, s_layout))
        {
            writer.WriteStartObject();
            writeProperties(writer);
            writer.Flush();
        }

        byte[] bytes = content.ToArray();
        string checksum = Crc32C.Append(Crc32C.Empty, bytes).ToString("x8", CultureInfo.InvariantCulture);
        return [bytes, ChecksumStart.ToArray(), Encoding.ASCII.GetBytes(checksum), End.ToArray()];
    }

    /// <summary>Reads a file.</summary>
    /// <typeparam name="T">The type of the content.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="readProperties">
    /// Reads the object. It may ask for properties that do not exist or have another type; then the file is reported as invalid.
    /// </param>
    /// <exception cref="NetGenFormatException">The content is invalid or damaged.</exception>
    public static T Read<T>(string path, Func<JsonElement, T> readProperties)
    {
        byte[] bytes = ReadAll(path);
        int start = bytes.AsSpan().LastIndexOf(ChecksumStart);
        if (start < 0 || bytes.Length != start + ChecksumStart.Length + Digits + End.Length)
        {
            throw new NetGenFormatException($"{path}: expected a JSON object that ends with its checksum, but found none; the file is damaged.");
        }

        string expected = Encoding.ASCII.GetString(bytes, start + ChecksumStart.Length, Digits);
        string found = Crc32C.Append(Crc32C.Empty, bytes.AsSpan(0, start)).ToString("x8", CultureInfo.InvariantCulture);
        if (!string.Equals(found, expected, StringComparison.Ordinal))
        {
            throw new NetGenFormatException($"{path}: expected content with the checksum {expected}, but found {found}; the file is damaged.");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes);
            return readProperties(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new NetGenFormatException($"{path}: expected what a search writes, but found: {exception.Message}", exception);
        }
    }

    /// <summary>Another process may replace the file meanwhile. Without <see cref="FileShare.Delete"/>, Windows would refuse that.</summary>
    private static byte[] ReadAll(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
