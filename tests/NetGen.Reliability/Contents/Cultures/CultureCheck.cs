using System.Text;
using NetGen.Reliability.Instances.Uses;

namespace NetGen.Reliability.Contents.Cultures;

/// <summary>
/// A case does one thing under one culture. Every file that is written, every text and every message has the bytes that it has under the invariant culture.
/// </summary>
internal sealed class CultureCheck : Check
{
    private static readonly Use[] s_uses = [.. Use.All, .. CompilerUses.All];

    private readonly Dictionary<string, string[]> _expected = [];

    private string _folder = "";

    private long _texts;

    public override string Name => "contents/culture";

    public override long Small => s_uses.Length;

    public override long Large => s_uses.Length * SpokenCultures.All.Count;

    /// <summary>The culture is that of the process.</summary>
    public override bool RunsSideBySide => false;

    public override string? Lacks => SpokenCultures.Lacks;

    public override void Begin(string folder) => _folder = folder;

    public override void Try(Case one)
    {
        Use use = s_uses[(int)(one.Number % s_uses.Length)];
        (string name, Func<CultureInfo> culture) = SpokenCultures.All[(int)(one.Number / s_uses.Length)];
        if (!_expected.TryGetValue(use.Name, out string[]? expected))
        {
            SpokenCultures.Under(CultureInfo.InvariantCulture, () => expected = Left(use));
            _expected.Add(use.Name, expected!);
        }

        string[] found = [];
        SpokenCultures.Under(culture(), () => found = Left(use));
        _texts += found.Length;
        List<string> differences = [];
        for (int i = 0; i < Math.Max(found.Length, expected!.Length); i++)
        {
            (string a, string b) = (expected.ElementAtOrDefault(i) ?? "", found.ElementAtOrDefault(i) ?? "");
            if (a != b)
            {
                differences.Add(Difference(a, b));
            }
        }

        BrokenPromiseException.Unless(differences.Count == 0,
            () => $"{use} under {name}: {differences.Count} of {found.Length} texts differ:\n{string.Join('\n', differences.Take(30))}");
    }

    public override string Finish(long tried) => string.Create(CultureInfo.InvariantCulture, $"{_texts:N0} files, texts and messages");

    /// <summary>What a use leaves, the times in it left out.</summary>
    private string[] Left(Use use)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, "use")).FullName;
        var traces = new Traces(folder);
        use.Run(traces);
        string[] left =
        [
            .. traces.Texts,
            .. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Where(static path => !path.Contains("/cancelled/", StringComparison.Ordinal)) // At another moment each time.
                .Select(path => TrainingUses.Timeless(Path.GetRelativePath(folder, path)) + "\n" + Content(path)),
        ];
        Directory.Delete(folder, recursive: true);
        return left;
    }

    private static string Content(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        return Path.GetFileName(path) switch
        {
            _ when path.Contains("/events/", StringComparison.Ordinal) => "",
            "log.csv" or "report.html" => TrainingUses.Timeless(Encoding.UTF8.GetString(file)),
            var name when name.Contains(".ckpt", StringComparison.Ordinal) =>
                TrainingUses.Timeless(Encoding.UTF8.GetString(file, 0, Math.Min(file.Length, 4096)).Split("}}", 2)[0]),
            var name when name.EndsWith(".safetensors", StringComparison.Ordinal) || name.EndsWith(".onnx", StringComparison.Ordinal) =>
                Convert.ToHexString(file),
            _ when path.Contains("/search/", StringComparison.Ordinal) => TrainingUses.Timeless(Encoding.UTF8.GetString(file)),
            _ => Encoding.UTF8.GetString(file),
        };
    }

    private static string Difference(string expected, string found)
    {
        int at = 0;
        while (at < expected.Length && at < found.Length && expected[at] == found[at])
        {
            at++;
        }

        int from = Math.Max(0, at - 60);
        return $"  expected ...{expected[from..Math.Min(expected.Length, at + 40)]}...\n  found    ...{found[from..Math.Min(found.Length, at + 40)]}..."
            .ReplaceLineEndings(" ").Replace("   found", "\n  found", StringComparison.Ordinal);
    }
}
