using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace NetGen.Integration.Tests.Guides;

/// <summary>docs/lectures.md leads from topics to features, tests and programs: all of them must be there, and none may be missing.</summary>
public sealed partial class LecturesPageTests
{
    private static readonly string s_root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../.."));
    private static readonly string s_page = File.ReadAllText(Path.Combine(s_root, "docs/lectures.md"));

    [Fact]
    public void SubCommands_AreThoseOfTheSample()
    {
        string[] topics =
        [
            .. Directory.GetFiles(Path.Combine(s_root, "samples/Lectures/Topics"), "*Topic.cs")
                .Select(static file => NameInTopic().Match(File.ReadAllText(file)).Groups[1].Value),
        ];
        topics.ShouldAllBe(static name => name.Length > 0);
        string[] named = [.. Rows().SelectMany(static cells => CodeSpan().Matches(cells[^1])).Select(static match => match.Groups[1].Value)];
        named.Distinct(StringComparer.Ordinal).ShouldBe(topics, ignoreOrder: true);
    }

    [Fact]
    public void Tests_AreMethodsOfTheFilesTheyAreLinkedTo()
    {
        (string Text, string Target)[] links = [.. Rows().SelectMany(static cells => LinksIn(cells[^2]))];
        links.ShouldNotBeEmpty();
        foreach ((string text, string target) in links)
        {
            Regex.IsMatch(TextOf(target), $@"\b(void|Task) {Regex.Escape(text)}[<(]").ShouldBeTrue($"{text} is no test of {target}");
        }
    }

    [Fact]
    public void Features_AreNamedInTheFilesTheyAreLinkedTo()
    {
        (string Text, string Target)[] links = [.. Rows().SelectMany(static cells => LinksIn(cells[1]))];
        links.ShouldNotBeEmpty();
        foreach ((string text, string target) in links)
        {
            Regex.IsMatch(TextOf(target), $@"\b{Regex.Escape(text.Trim('`'))}(Attribute)?\b").ShouldBeTrue($"{text} does not stand in {target}");
        }
    }

    [Fact]
    public void EveryTopic_HasAFeatureATestAndAProgram()
    {
        Rows().Count().ShouldBeGreaterThan(50);
        Rows().ShouldAllBe(static cells => cells.Length == 4);
        Rows().Where(static cells => !(LinksIn(cells[1]).Any() && LinksIn(cells[2]).Any() && CodeSpan().IsMatch(cells[3]))).ShouldBeEmpty();
    }

    /// <summary>The cells of all rows of all tables: topic, feature, test, sub-command.</summary>
    private static IEnumerable<string[]> Rows() => s_page.Split('\n')
        .Where(static line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| Topic |", StringComparison.Ordinal))
        .Select(static line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries));

    private static IEnumerable<(string Text, string Target)> LinksIn(string cell) =>
        Link().Matches(cell).Select(static match => (match.Groups[1].Value, match.Groups[2].Value));

    private static string TextOf(string target)
    {
        string path = Path.GetFullPath(Path.Combine(s_root, "docs", target));
        File.Exists(path).ShouldBeTrue($"{target} is not there");
        return File.ReadAllText(path);
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"new\(\s*""([a-z0-9-]+)"", Lecture\.")]
    private static partial Regex NameInTopic();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\[([^\]]+)\]\(([^)]+)\)")]
    private static partial Regex Link();
}
