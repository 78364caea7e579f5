using System.Text;

namespace NetGen;

/// <summary>
/// Describes a file that is not a safetensors file by its first bytes. Most often the file was not fetched, or it has another format.
/// </summary>
internal static class ForeignContent
{
    /// <summary>The most bytes that are looked at.</summary>
    public const int Longest = 40;

    private static readonly (string Start, string What)[] s_known =
    [
        ("version https://git-lfs", "a Git LFS pointer, in place of the file itself, which 'git lfs pull' fetches"),
        ("<!DOCTYPE", "an HTML page, in place of the file itself"),
        ("<html", "an HTML page, in place of the file itself"),
        ("<?xml", "an XML document"),
        ("PK\u0003\u0004", "a zip archive, such as torch.save and Keras write; PyTorch's tensors are saved as safetensors by safetensors.torch.save_file"),
        ("\u0080\u0002", "a pickle, such as torch.save writes; PyTorch's tensors are saved as safetensors by safetensors.torch.save_file"),
        ("\u0089HDF", "an HDF5 file, such as Keras writes"),
        ("\u0093NUMPY", "an array of NumPy"),
        ("\u001F\u008B", "a gzip archive, which must be unpacked first"),
        ("GGUF", "a GGUF file"),
        ("{", "a JSON document"),
    ];

    /// <summary>A clause for the message: the first bytes as text, and the format that starts with them if it is known. Empty if there are no bytes.</summary>
    /// <param name="start">The first bytes of the file.</param>
    public static string Describe(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty)
        {
            return "";
        }

        string text = Encoding.Latin1.GetString(start[..Math.Min(start.Length, Longest)]);
        string trimmed = text.StartsWith("\u00EF\u00BB\u00BF", StringComparison.Ordinal) ? text[3..].TrimStart() : text.TrimStart();
        string? what = Array.Find(s_known, known => trimmed.StartsWith(known.Start, StringComparison.OrdinalIgnoreCase)).What;
        return $"; it starts with '{Printable(text)}'{(what is null ? "" : $", as {what}")}";
    }

    /// <summary>The text with a dot in place of each character that is not printable.</summary>
    private static string Printable(string text) => string.Concat(text.Select(static letter => letter is >= ' ' and <= '~' ? letter : '.'));
}
