using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace NetGen.Generator.Tests;

/// <summary>
/// Compares a text with the accepted one in <c>Snapshots/Class.Method.verified.cs</c>. A text that differs lands beside it as <c>.received.cs</c>; to accept
/// it, rename it. The convention is Verify's.
/// </summary>
internal static partial class Snapshot
{
    public static void Match(string text, [CallerFilePath] string file = "", [CallerMemberName] string method = "") =>
        MatchIn(text, Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{method}");

    /// <summary>All generated files, one after the other.</summary>
    public static void Match(IEnumerable<GeneratedText> files, [CallerFilePath] string file = "", [CallerMemberName] string method = "") =>
        Match(string.Join("\n", files.Select(static generated => $"//// {generated.HintName}\n{generated.Source}")), file, method);

    internal static void MatchIn(string text, string folder, string name)
    {
        string verified = Path.Combine(folder, "Snapshots", name + ".verified.cs");
        string received = Path.Combine(folder, "Snapshots", name + ".received.cs");
        string actual = Masked(text);
        if (File.Exists(verified) && string.Equals(Masked(File.ReadAllText(verified)), actual, StringComparison.Ordinal))
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        File.WriteAllText(received, actual);
        Assert.Fail(File.Exists(verified)
            ? $"{received} differs from what was verified{FirstDifference(File.ReadAllText(verified), actual)}"
            : $"{verified} does not exist; {received} is what it would hold");
    }

    private static string FirstDifference(string verified, string actual)
    {
        string[] expected = Masked(verified).Split('\n'), lines = actual.Split('\n');
        int line = expected.Zip(lines).TakeWhile(static pair => string.Equals(pair.First, pair.Second, StringComparison.Ordinal)).Count();
        return $", first in line {line + 1}:\n- {expected.ElementAtOrDefault(line)}\n+ {lines.ElementAtOrDefault(line)}";
    }

    /// <summary>A new version of the tool is no new text; neither is a checkout with other line ends.</summary>
    private static string Masked(string text) =>
        ToolVersion().Replace(text.Replace("\r\n", "\n", StringComparison.Ordinal), "GeneratedCode(\"NetGen\", \"{version}\")");

    [GeneratedRegex("""GeneratedCode\("NetGen", "[^"]*"\)""")]
    private static partial Regex ToolVersion();
}
