using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Reliability.Declarations.Drawing;

/// <summary>A project that chance has put together: some files with at least one network, and the settings of the compiler.</summary>
/// <param name="Files">The source files. The first one has the networks.</param>
/// <param name="Models">The descriptions of model files, as the build task writes them.</param>
/// <param name="Setting">The settings.</param>
internal sealed record DrawnProject(IReadOnlyList<string> Files, IReadOnlyList<string> Models, ProjectSetting Setting)
{
    private const int LongestText = 6000;

    /// <summary>What a person needs to see the case.</summary>
    public override string ToString()
    {
        string text = $"C# {Setting.Language}, nullable {Setting.Nullable}, checked {Setting.IsChecked}, unsafe {Setting.IsUnsafe}\n"
            + string.Concat(Files.Select(static (file, index) => $"// file {index}\n{file}\n"))
            + string.Concat(Models.Select(static (model, index) => $"// model {index}\n{model}\n"));
        return text.Length > LongestText ? text[..LongestText] + "..." : text;
    }
}

/// <summary>What a project file chooses.</summary>
internal sealed record ProjectSetting(LanguageVersion Language, NullableContextOptions Nullable, bool IsChecked, bool IsUnsafe, bool IsOptimized, bool IsStrict)
{
    public CSharpParseOptions Parsing { get; } = new(Language, IsStrict ? DocumentationMode.Diagnose : DocumentationMode.Parse);

    public CSharpCompilationOptions Compiling { get; } = new(
        OutputKind.DynamicallyLinkedLibrary, checkOverflow: IsChecked, allowUnsafe: IsUnsafe, nullableContextOptions: Nullable,
        optimizationLevel: IsOptimized ? OptimizationLevel.Release : OptimizationLevel.Debug, warningLevel: IsStrict ? 9999 : 4,
        metadataImportOptions: MetadataImportOptions.Public);

    public static ProjectSetting Of(Chance chance) => new(
        chance.Of([LanguageVersion.CSharp13, LanguageVersion.CSharp13, LanguageVersion.CSharp12, LanguageVersion.Preview,
            chance.Happens(0.1) ? LanguageVersion.CSharp9 : LanguageVersion.CSharp13]),
        chance.Of([NullableContextOptions.Enable, NullableContextOptions.Enable, NullableContextOptions.Disable, NullableContextOptions.Annotations]),
        chance.Happens(0.3), chance.Happens(0.5), chance.Happens(0.5), chance.Happens(0.7));
}
