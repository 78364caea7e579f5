using NetGen.Build.Text;

namespace NetGen.Build.Safetensors;

/// <summary>The text of a safetensors file. The file itself is the resource, byte for byte.</summary>
internal static class SafetensorsText
{
    public const string Kind = "safetensors";

    /// <summary>Writes the text.</summary>
    /// <param name="source">The path of the file in the project file.</param>
    /// <param name="header">Its header.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="hash">Its SHA-256.</param>
    public static string Of(string source, StoredHeader header, long length, byte[] hash)
    {
        // The values end at the end of the file.
        long data = length - header.Tensors.Select(static tensor => tensor.End).DefaultIfEmpty().Max();
        ModelText text = new ModelText(source, Kind).Weights(source, length, hash);
        foreach (StoredTensor tensor in header.Tensors)
        {
            string shape = string.Join(",", tensor.Shape), offset = (data + tensor.Begin).ToString(CultureInfo.InvariantCulture);
            text.Line($"tensor name={ModelText.Quote(tensor.Name)} type={tensor.Type} shape=[{shape}] offset={offset}");
        }

        foreach (KeyValuePair<string, string> entry in header.Metadata)
        {
            text.Line($"metadata key={ModelText.Quote(entry.Key)} value={ModelText.Quote(entry.Value)}");
        }

        return text.ToString();
    }
}
