using System.Text;

namespace NetGen.Build.Text;

/// <summary>Lines of the text that the generator reads: a word, then <c>key=value</c> pairs.</summary>
internal sealed class ModelText
{
    /// <summary>The prefix of the name of a file's resource.</summary>
    public const string ResourcePrefix = "NetGen.Models/";

    private readonly StringBuilder _text = new();

    /// <summary>Starts with the version of the text, and its origin.</summary>
    /// <param name="source">The path of the model in the project file.</param>
    /// <param name="kind">The format of the file: <c>onnx</c> or <c>safetensors</c>.</param>
    public ModelText(string source, string kind) => Line("netgen-model 1").Line($"source {Quote(source)}").Line($"kind {kind}");

    /// <summary>Adds a line.</summary>
    public ModelText Line(string line)
    {
        _text.Append(line).Append('\n');
        return this;
    }

    /// <summary>Adds the line that describes the resource with the values.</summary>
    /// <param name="source">The path of the model in the project file.</param>
    /// <param name="length">Bytes of the resource.</param>
    /// <param name="hash">SHA-256 of the resource.</param>
    public ModelText Weights(string source, long length, byte[] hash)
    {
        string digits = string.Concat(hash.Select(static part => part.ToString("x2", CultureInfo.InvariantCulture)));
        return Line($"weights resource={Quote(ResourcePrefix + source)} length={length.ToString(CultureInfo.InvariantCulture)} sha256={digits}");
    }

    /// <summary>The text of a file that could not be read.</summary>
    /// <param name="source">The path of the model in the project file.</param>
    /// <param name="kind">The format that the file has or claims to have.</param>
    /// <param name="message">The error, as a sentence.</param>
    public static string OfDamaged(string source, string kind, string message) => new ModelText(source, kind)
        .Line($"problem id={ProblemId} node=\"\" operator=\"\" opset=0 attribute=\"\" message={Quote(message)}")
        .ToString();

    /// <summary>The diagnostic for a file that is missing, damaged, or not a model.</summary>
    public const string ProblemId = "NETGEN141";

    /// <summary>A text as a JSON string.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (char letter in text)
        {
            _ = letter switch
            {
                '"' or '\\' => quoted.Append('\\').Append(letter),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' or (>= '\u007F' and < '\u00A0') or '\u2028' or '\u2029' =>
                    quoted.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture)),
                _ => quoted.Append(letter),
            };
        }

        return quoted.Append('"').ToString();
    }

    public override string ToString() => _text.ToString();
}
