using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>What a declaration is told: ids, messages and underlined texts.</summary>
internal static class Reports
{
    /// <summary>Exactly one problem, told by the generator alone or by the analyzer alone.</summary>
    public static async Task ShouldBeAsync(
        string source, string id, string underlined, string message, bool byGenerator = false, DiagnosticSeverity severity = DiagnosticSeverity.Error)
    {
        Generation generation = await GeneratorHarness.RunAsync(source);
        generation.Exception.ShouldBeNull();
        (byGenerator ? generation.Analyzed : generation.Told).ShouldBeEmpty();
        Diagnostic diagnostic = generation.Reported.ShouldHaveSingleItem();
        diagnostic.Id.ShouldBe(id);
        diagnostic.DefaultSeverity.ShouldBe(severity);
        diagnostic.Location.SourceSpan.Length.ShouldBePositive();
        Underlined(diagnostic, source).ShouldBe(underlined);
        diagnostic.GetMessage(System.Globalization.CultureInfo.GetCultureInfo("de-DE")).ShouldBe(message);
        diagnostic.Location.GetLineSpan().Path.ShouldBe("Source0.cs");
        LinesAgree(diagnostic, source);
    }

    public static string Underlined(Diagnostic diagnostic, string source) =>
        source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);

    /// <summary>A location kept as numbers must point to the same place by line as by position.</summary>
    private static void LinesAgree(Diagnostic diagnostic, string source) =>
        Microsoft.CodeAnalysis.Text.SourceText.From(source).Lines.GetLinePositionSpan(diagnostic.Location.SourceSpan)
            .ShouldBe(diagnostic.Location.GetLineSpan().Span);
}
