using NetGen.Build;
using NetGen.Build.Importing;
using NetGen.Build.Onnx;

namespace NetGen.Conformance;

/// <summary>What the build makes of the model of a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Name">What the class calls the model.</param>
/// <param name="Text">The text for the generator.</param>
/// <param name="Values">The resource.</param>
/// <param name="Declined">Why the model is declined; null if it is read.</param>
internal sealed record Description(Case Case, string Name, string Text, byte[] Values, string? Declined)
{
    public static Description Of(Case @case, int number)
    {
        string name = FormattableString.Invariant($"case{number}.onnx");
        try
        {
            ImportedFile file = ModelImport.Of(OnnxReader.Read(File.ReadAllBytes(@case.ModelPath)), name);
            return new Description(
                @case, name, file.Text, [.. file.Values.SelectMany(static values => values).SelectMany(BitConverter.GetBytes)], MessageOf(file.Text));
        }
        catch (ModelFormatException damage)
        {
            return new Description(@case, name, "", [], damage.Message);
        }
    }

    private static string? MessageOf(string text)
    {
        const string Key = "message=\"";
        string? problem = text.Split('\n').FirstOrDefault(static line => line.StartsWith("problem ", StringComparison.Ordinal));
        return problem?[(problem.IndexOf(Key, StringComparison.Ordinal) + Key.Length)..^1].Replace("\\\"", "\"", StringComparison.Ordinal);
    }
}
