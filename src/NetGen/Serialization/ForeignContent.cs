using System.Text;

namespace NetGen;

/// <summary>
/// Says what a file that is no safetensors file seems to be, from its first bytes: most often it is one that was not fetched, or is of another format.
/// </summary>
internal static class ForeignContent
{
    /// <summary>How many first bytes are looked at, at most.</summary>
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

    /// <summary>A clause for the message: the first bytes as text, and what they are the start of, if that is known. Empty for no bytes.</summary>
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

    /// <summary>The text with a dot for what has no shape on paper.</summary>
    private static string Printable(string text) => string.Concat(text.Select(static letter => letter is >= ' ' and <= '~' ? letter : '.'));
}
