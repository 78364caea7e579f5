namespace NetGen.Reliability.Campaign.Itself;

/// <summary>The page about reliability names every check with its numbers of cases, and no other check.</summary>
internal sealed class PageCheck : Check
{
    private const string Page = "docs/reliability.md";

    /// <summary>The heading above the table.</summary>
    private const string Section = "## Checks";

    private static readonly string? s_path = Find();

    public override string Name => "campaign/page";

    public override long Small => 1;

    public override long Large => 1;

    public override string? Lacks => s_path is null ? $"no {Page} above the program" : null;

    public override void Try(Case one)
    {
        string[] rows =
        [
            .. File.ReadLines(s_path!).SkipWhile(static line => line != Section).Skip(1)
                .TakeWhile(static line => !line.StartsWith("## ", StringComparison.Ordinal))
                .Where(static line => line.StartsWith("| `", StringComparison.Ordinal)),
        ];
        string[] expected = [.. Checks.All.Select(RowBeginning)];
        BrokenPromiseException.Unless(
            rows.Length == expected.Length && rows.Zip(expected).All(static pair => pair.First.StartsWith(pair.Second, StringComparison.Ordinal)),
            () => $"Expected {Page} to have these rows, but found others:{Environment.NewLine}{string.Join(Environment.NewLine, expected)}");
    }

    private static string RowBeginning(Check check) =>
        string.Create(CultureInfo.InvariantCulture, $"| `{check.Name}` | {(check.Small == 0 ? "-" : $"{check.Small:N0}")} | {check.Large:N0} |");

    private static string? Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, Page);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
