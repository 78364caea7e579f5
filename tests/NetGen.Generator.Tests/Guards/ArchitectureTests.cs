using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace NetGen.Generator.Tests.Guards;

/// <summary>
/// Data flows Parsing, Lowering, Emission; each knows the model and not its neighbours. Read from the sources, where a reviewer would see it.
/// </summary>
public sealed class ArchitectureTests
{
    /// <summary>The folders of the generator, and whom of the others each may name.</summary>
    public static TheoryData<string, string[]> MayKnow => new()
    {
        { "Model", [] },
        { "Operations", ["Model"] },
        { "Operations/General", ["Model", "Operations"] },
        { "Plans", ["Model", "Operations"] },
        { "Lowering", ["Model", "Operations", "Plans"] },
        { "Emission", ["Model", "Operations", "Plans"] },
        { "Emission/Kernels", ["Model", "Operations", "Plans", "Emission"] },
        { "Symbols", [] },
        { "Diagnostics", ["Symbols", "Parsing", "ModelFiles"] },
        { "Layers", ["Model", "Operations", "Symbols", "Diagnostics"] },
        { "Layers/General", ["Model", "Operations", "Layers"] },
        { "ModelFiles", ["Model", "Layers", "Operations"] },
        { "Parsing", ["Model", "Symbols", "Diagnostics", "Layers", "ModelFiles"] },
    };

    [Theory]
    [MemberData(nameof(MayKnow))]
    public void Folder_KnowsOnlyWhomItMay(string folder, string[] known)
    {
        IEnumerable<string> named = Sources(folder)
            .SelectMany(static source => Regex.Matches(source.Text, @"NetGen\.Generator\.(\w+)").Select(static match => match.Groups[1].Value))
            .Distinct(StringComparer.Ordinal)
            .Where(other => other != folder.Split('/')[^1] && MayKnow.Select(static row => (string)row[0]).Contains(other, StringComparer.Ordinal));
        named.Except(known, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Model", 0)]
    [InlineData("Operations", 0)]
    [InlineData("Plans", 0)]
    [InlineData("Emission/Kernels", 0)]
    [InlineData("Lowering", 0)]
    [InlineData("Emission", 1)]
    public void Roslyn_IsUnknown(string folder, int exceptions)
    {
        (string Name, string Text)[] users =
        [
            .. Sources(folder).Where(static source => source.Text.Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal))
        ];

        // SymbolDisplay escapes string literals.
        users.Select(static source => source.Name).ShouldBe(exceptions == 0 ? [] : ["StringLiteral.cs"]);
    }

    /// <summary>The window on Roslyn that a layer has is Symbols.</summary>
    [Fact]
    public void Layers_DoNotNameRoslyn() =>
        Sources("Layers").Where(static source => source.Text.Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Namespaces_AreThoseOfTheFolders()
    {
        foreach (string folder in MayKnow.Select(static row => (string)row[0]))
        {
            Sources(folder)
                .Where(source => !source.Text.Contains($"namespace NetGen.Generator.{folder.Replace('/', '.')};", StringComparison.Ordinal))
                .Select(static source => source.Name)
                .ShouldBeEmpty();
        }
    }

    private static (string Name, string Text)[] Sources(string folder)
    {
        (string Name, string Text)[] sources =
        [
            .. Directory.EnumerateFiles(Path.Combine(Generator(), folder), "*.cs").Select(static file => (Path.GetFileName(file), File.ReadAllText(file)))
        ];
        sources.ShouldNotBeEmpty();
        return sources;
    }

    private static string Generator([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "generator", "NetGen.Generator"));
}
