using System.Globalization;

namespace NetGen;

/// <summary>Reads the texts and numbers in the header of a checkpoint.</summary>
internal static class CheckpointMetadata
{
    /// <summary>The text of a number.</summary>
    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The text under a key.</summary>
    /// <exception cref="NetGenFormatException">There is no such key.</exception>
    public static string Value(this SafetensorsReader file, string key) =>
        file.Metadata.TryGetValue(key, out string? value)
            ? value
            : throw new NetGenFormatException($"{file.Path}: expected a NetGen checkpoint, but found no '{key}' in its metadata.");

    /// <summary>The integer under a key.</summary>
    /// <exception cref="NetGenFormatException">There is no such key, or its value is not an integer in that range.</exception>
    public static long Number(this SafetensorsReader file, string key, long smallest = long.MinValue, long largest = long.MaxValue)
    {
        string text = file.Value(key);
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) && number >= smallest && number <= largest
            ? number
            : throw new NetGenFormatException($"{file.Path}: expected a whole number{Range(smallest, largest)} in '{key}', but found '{text}'.");
    }

    private static string Range(long smallest, long largest) => smallest == long.MinValue ? "" : $" from {smallest} to {largest}";
}
