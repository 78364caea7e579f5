using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.CodeFixes;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Every diagnostic has a page whose statements hold: the example raises it, the mended example raises nothing.</summary>
public sealed class DiagnosticPageTests
{
    public static TheoryData<string> Ids => [.. ReleasedRule.All.Select(static rule => rule.Id)];

    /// <summary>To accept a new index, rename the file that the test writes.</summary>
    [Fact]
    public void Index_IsMadeFromTheReleaseFiles()
    {
        string path = Path.Combine(Repository.Root, "docs", "diagnostics.md"), received = Path.ChangeExtension(path, ".received.txt");
        if (File.Exists(path) && string.Equals(File.ReadAllText(path).ReplaceLineEndings("\n"), DiagnosticIndex.Text, StringComparison.Ordinal))
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, DiagnosticIndex.Text);
        Assert.Fail($"{path} differs from {received}");
    }

    [Fact]
    public void Pages_AreThoseOfTheReleaseFiles() =>
        Directory.EnumerateFiles(DiagnosticPage.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe(ReleasedRule.All.Select(static rule => rule.Id + ".md"));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Example_RaisesTheDiagnosticOfThePage(string id)
    {
        DiagnosticPage page = DiagnosticPage.Read(id);
        Generation generation = await page.RunExampleAsync();
        generation.Exception.ShouldBeNull();
        generation.Ids.Distinct(StringComparer.Ordinal).ShouldBe([id]);
        page.Message.ShouldBe(generation.Reported.First().GetMessage(CultureInfo.InvariantCulture));

        ReleasedRule rule = ReleasedRule.All.Single(rule => rule.Id == id);
        (page.Id, page.Title).ShouldBe((rule.Id, rule.Title));
        bool isFixable = FixHarness.Fixes.Any(fix => fix.FixableDiagnosticIds.Contains(id, StringComparer.Ordinal));
        Offer? offer = isFixable ? (await FixHarness.OffersAsync(page.Source, id)).FirstOrDefault() : null;
        page.Facts.ShouldBe([rule.Severity, rule.Category, offer?.Title ?? "none"]);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task MendedExample_RaisesNothing(string id)
    {
        Generation generation = await DiagnosticPage.Read(id).RunMendedAsync();
        generation.Exception.ShouldBeNull();
        generation.Reported.ShouldBeEmpty();
        generation.Compiled.Where(static diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error).ShouldBeEmpty();
        generation.Files.Count.ShouldBeGreaterThan(1);
    }

    /// <summary>The package tells the compiler where its pages are.</summary>
    [Theory]
    [InlineData("/home/me/.nuget/packages/netgen/1.0.0/docs/diagnostics/", "file:///home/me/.nuget/packages/netgen/1.0.0/docs/diagnostics/")]
    [InlineData("/with blank/docs/diagnostics", "file:///with%20blank/docs/diagnostics/")]
    [InlineData("", "docs/diagnostics/")]
    public async Task Link_LeadsToThePageInThePackage(string folder, string expected)
    {
        foreach (string id in new[] { "NETGEN001", "NETGEN005" })
        {
            Generation generation = await GeneratorHarness.RunAsync(GeneratorHarness.Compile(DiagnosticPage.Read(id).Source), folder);
            Diagnostic diagnostic = generation.Reported.ShouldHaveSingleItem();
            (diagnostic.Id, diagnostic.Descriptor.HelpLinkUri).ShouldBe((id, $"{expected}{id}.md"));
        }
    }
}
