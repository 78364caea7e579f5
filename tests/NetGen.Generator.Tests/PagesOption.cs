using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Tests;

/// <summary>The options of a project that has the package, which names the folder of the diagnostics' pages, or of one that has not.</summary>
/// <param name="pages">The folder; empty if the project does not know it.</param>
internal sealed class PagesOption(string pages) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(pages);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Options(string pages) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == HelpLink.FolderOption && pages.Length > 0 ? pages : null;
            return value is not null;
        }
    }
}
