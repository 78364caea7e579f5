using System.Text;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>The page <c>docs/diagnostics.md</c>, which is made from the release files.</summary>
internal static class DiagnosticIndex
{
    private const string Head = """
        # Diagnostics

        NetGen reports problems of a network class while you build or edit it. Each diagnostic has a page with an example, a fix and the reason.

        | numbers | subject |
        |---|---|
        | NETGEN001 to 099 | the class and the project |
        | NETGEN101 to 119 | sizes, options and the order of layers |
        | NETGEN120 to 129 | labels and branches |
        | NETGEN130 to 139 | images, sequences and windows |
        | NETGEN140 to 149 | model files and frozen classes |
        | NETGEN201 to 299 | advice on training |

        **Severities**

        - Error: NetGen does not generate the network, or it generates a class whose members throw.
        - Warning: NetGen generates the network, but it is probably not what you want.
        - Info: a suggestion. An editor shows it, and a build does not print it.

        To switch a warning or a suggestion off, write `#pragma warning disable NETGEN204` before the layer, or set
        `dotnet_diagnostic.NETGEN204.severity = none` in `.editorconfig`. NetGen gives no advice on generated files. Errors are reported there too,
        and `#pragma warning disable` does not hide them.

        **Code fixes.** If there is one obvious fix, the editor offers it (the light bulb, Ctrl+.). `dotnet format analyzers --diagnostics NETGEN202`
        applies a fix to a whole project.

        **Missing diagnostics.** If the project has an error of the C# compiler, a build does not run analyzers. It then reports NETGEN001 to 004 and
        NETGEN009 to 015 only, and NETGEN008 and NETGEN108 if they keep a class without any code. The next build reports all others, after you have
        fixed the error. An editor shows all diagnostics at once.

        **Links.** The package contains these pages in its folder `docs/diagnostics`. The link of a diagnostic is the address of its page in the
        installed package.

        """;

    public static string Text
    {
        get
        {
            var page = new StringBuilder(Head.ReplaceLineEndings("\n"));
            foreach (IGrouping<string, ReleasedRule> category in ReleasedRule.All.GroupBy(static rule => rule.Category, StringComparer.Ordinal))
            {
                page.Append("\n## ").Append(category.Key).Append("\n\n| id | severity | title |\n|---|---|---|\n");
                foreach (ReleasedRule rule in category)
                {
                    page.Append(
                        System.Globalization.CultureInfo.InvariantCulture, $"| [{rule.Id}](diagnostics/{rule.Id}.md) | {rule.Severity} | {rule.Title} |\n");
                }
            }

            return page.ToString();
        }
    }
}
