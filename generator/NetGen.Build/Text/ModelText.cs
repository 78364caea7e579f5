using System.Text;

namespace NetGen.Build.Text;

/// <summary>Lines of the text that the generator reads: a word, then <c>key=value</c> pairs.</summary>
internal sealed class ModelText
{
    /// <summary>What the name of a file's resource begins with.</summary>
    public const string ResourcePrefix = "NetGen.Models/";

    private readonly StringBuilder _text = new();

    /// <summary>Starts with the version of the text and where it comes from.</summary>
    /// <param name="source">The model as the project names it.</param>
    /// <param name="kind">What the file is: <c>onnx</c> or <c>safetensors</c>.</param>
    public ModelText(string source, string kind) => Line("netgen-model 1").Line($"source {Quote(source)}").Line($"kind {kind}");

    /// <summary>Adds a line.</summary>
    public ModelText Line(string line)
    {
        _text.Append(line).Append('\n');
        return this;
    }

    /// <summary>Adds the line that says where the values are.</summary>
    /// <param name="source">The model as the project names it.</param>
    /// <param name="length">Bytes of the resource.</param>
    /// <param name="hash">SHA-256 of the resource.</param>
    public ModelText Weights(string source, long length, byte[] hash)
    {
        string digits = string.Concat(hash.Select(static part => part.ToString("x2", CultureInfo.InvariantCulture)));
        return Line($"weights resource={Quote(ResourcePrefix + source)} length={length.ToString(CultureInfo.InvariantCulture)} sha256={digits}");
    }

    /// <summary>The text of a file that could not be read.</summary>
    /// <param name="source">The model as the project names it.</param>
    /// <param name="kind">What the file is or claims to be.</param>
    /// <param name="message">What is wrong, in a sentence.</param>
    public static string OfDamaged(string source, string kind, string message) => new ModelText(source, kind)
        .Line($"problem id={ProblemId} node=\"\" operator=\"\" opset=0 attribute=\"\" message={Quote(message)}")
        .ToString();

    /// <summary>The diagnostic of a file that is missing, damaged or no model.</summary>
    public const string ProblemId = "NETGEN141";

    /// <summary>A text in JSON's notation.</summary>
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
