using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generator.Diagnostics;

/// <summary>The address of a diagnostic's page, which is a file of the package.</summary>
/// <remarks>
/// A descriptor has the path within the package. Editors open absolute addresses only, and the package has none before it is installed. So the targets of the
/// package pass the folder of the pages to the compiler, and a reported diagnostic has the address of the file.
/// </remarks>
internal static class HelpLink
{
    /// <summary>The MSBuild property that names the folder of the pages. Projects without the package do not set it.</summary>
    public const string FolderOption = "build_property.NetGenDiagnosticsFolder";

    /// <summary>The path within the package and within the repository.</summary>
    public static string Of(string id) => $"docs/diagnostics/{id}.md";

    /// <summary>The folder of the pages; empty where the project does not know it.</summary>
    public static string FolderOf(AnalyzerConfigOptionsProvider options) => options.GlobalOptions.TryGetValue(FolderOption, out string? folder) ? folder : "";

    /// <summary>The descriptor with the address of its page in a folder. It stays as it is if the folder is no absolute path.</summary>
    public static DiagnosticDescriptor In(string folder, DiagnosticDescriptor descriptor) =>
        folder.Length > 0 && Uri.TryCreate($"{folder.TrimEnd('/', '\\')}/{descriptor.Id}.md", UriKind.Absolute, out Uri page) && page.IsFile
            ? new DiagnosticDescriptor(
                descriptor.Id,
                descriptor.Title,
                descriptor.MessageFormat,
                descriptor.Category,
                descriptor.DefaultSeverity,
                descriptor.IsEnabledByDefault,
                descriptor.Description,
                page.AbsoluteUri,
                [.. descriptor.CustomTags])
            : descriptor;
}
