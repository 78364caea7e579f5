using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Emission;

namespace NetGen.Reliability.Declarations.Trying;

/// <summary>Errors and warnings of the compiler.</summary>
internal static class Complaints
{
    /// <summary>Those that a project has with generated code, and did not have without it.</summary>
    public static IEnumerable<Diagnostic> Added(Generated generated)
    {
        var before = new HashSet<(string, string, TextSpan)>(Of(generated.Input).Select(Place));
        return Of(generated.Output).Where(complaint => !before.Contains(Place(complaint)) && !IsOfLongName(complaint));
    }

    /// <summary>
    /// Whether a name of the project itself is too long for an assembly (CS7013). That is found when the assembly is written, and without generated code it is
    /// not written.
    /// </summary>
    private static bool IsOfLongName(Diagnostic complaint) => complaint.Id == "CS7013" && !Compiler.IsGenerated(complaint.Location.SourceTree);

    /// <summary>The compilation without the line that turns warnings off in generated files.</summary>
    public static Compilation WithWarnings(Compilation output)
    {
        SyntaxTree[] generated = [.. output.SyntaxTrees.Where(Compiler.IsGenerated)];
        return output.RemoveSyntaxTrees(generated).AddSyntaxTrees([.. generated.Select(static tree => CSharpSyntaxTree.ParseText(
            SourceText.From(tree.ToString().Replace(GeneratedFile.WarningsOff, "", StringComparison.Ordinal), Encoding.UTF8),
            (CSharpParseOptions)tree.Options,
            tree.FilePath))]);
    }

    /// <summary>What a build prints. Some of it is found only when the assembly is written.</summary>
    public static IEnumerable<Diagnostic> Of(Compilation compilation) => compilation.Emit(new MemoryStream()).Diagnostics
        .Where(static complaint => complaint.Severity >= DiagnosticSeverity.Warning && !complaint.IsSuppressed);

    private static (string Id, string Path, TextSpan Span) Place(Diagnostic complaint) =>
        (complaint.Id, complaint.Location.SourceTree?.FilePath ?? "", complaint.Location.SourceSpan);
}
