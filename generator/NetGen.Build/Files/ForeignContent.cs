using System.Text;

namespace NetGen.Build.Files;

/// <summary>Recognises files that are often mistaken for model files, by their first bytes.</summary>
internal static class ForeignContent
{
    private const int Longest = 64;

    private static readonly (int At, string Start, string What)[] s_known =
    [
        (0, "version https://git-lfs", "a Git LFS pointer, in place of the file itself, which 'git lfs pull' fetches"),
        (0, "<!DOCTYPE", "an HTML page, in place of the file itself"),
        (0, "<html", "an HTML page, in place of the file itself"),
        (0, "<", "an XML document"),
        (0, "PK\u0003\u0004", "a zip archive, such as torch.save and Keras write"),
        (0, "\u0080\u0002", "a pickle, such as Python programs write"),
        (0, "\u0080\u0003", "a pickle, such as Python programs write"),
        (0, "\u0080\u0004", "a pickle, such as Python programs write"),
        (0, "\u0080\u0005", "a pickle, such as Python programs write"),
        (0, "\u0089HDF", "an HDF5 file, such as Keras writes"),
        (0, "\u0093NUMPY", "an array of NumPy"),
        (0, "\u001F\u008B", "a gzip archive, which must be unpacked first"),
        (0, "GGUF", "a GGUF file"),
        (4, "TFL3", "a TensorFlow Lite model"),
        (4, "ORTM", "a model in ONNX Runtime's own format"),
        (0, "{", "a JSON document"),
        (0, "ir_version", "an ONNX model written as text instead of binary"),
    ];

    /// <summary>A description of the file if it is certainly not a model file; null if it may be one.</summary>
    /// <param name="source">The file.</param>
    public static string? Find(ByteSource source)
    {
        if (source.Length == 0)
        {
            return "an empty file";
        }

        byte[] start = new byte[(int)Math.Min(source.Length, Longest)];
        source.Read(0, start, start.Length);
        string text = string.Concat(start.Select(static letter => (char)letter));
        string trimmed = (text.StartsWith("\u00EF\u00BB\u00BF", StringComparison.Ordinal) ? text.Substring(3) : text).TrimStart(' ', '\t', '\r', '\n');
        foreach ((int at, string known, string what) in s_known)
        {
            string from = at == 0 ? trimmed : text.Substring(Math.Min(at, text.Length));
            if (from.StartsWith(known, StringComparison.OrdinalIgnoreCase))
            {
                return what;
            }
        }

        if (start.Length > 8 && start[8] == '{')
        {
            return "a safetensors file, which holds tensors and no graph";
        }

        return start.All(static letter => letter is >= 0x20 and < 0x7F or (byte)'\t' or (byte)'\r' or (byte)'\n') ? "a text" : null;
    }
}
