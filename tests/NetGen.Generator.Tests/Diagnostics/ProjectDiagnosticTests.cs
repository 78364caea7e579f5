using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>What is wrong with the project rather than with the class: one error that names it, and no code, so that nothing else is wrong.</summary>
public sealed class ProjectDiagnosticTests
{
    private const string Source = "using NetGen;\nnamespace App { [NeuralNetwork(2)] [Dense(3, Activation.Relu)] [Dense(1)] internal partial class Net { } }";

    [Theory]
    [InlineData(LanguageVersion.CSharp11, "11.0")]
    [InlineData(LanguageVersion.CSharp10, "10.0")]
    [InlineData(LanguageVersion.CSharp9, "9.0")]
    [InlineData(LanguageVersion.CSharp7_3, "7.3")]
    public async Task LanguageThatIsTooOld_IsOneError(LanguageVersion version, string named)
    {
        CSharpCompilation compilation = In(version);
        Generation generation = await GeneratorHarness.RunAsync(compilation);
        generation.Exception.ShouldBeNull();
        Diagnostic told = generation.Reported.ShouldHaveSingleItem();
        (told.Id, Reports.Underlined(told, Source)).ShouldBe(("NETGEN014", "Net"));
        told.GetMessage(CultureInfo.InvariantCulture).ShouldBe($"The generated code of 'Net' needs C# 12 or later, but the project uses C# {named}. Remove "
            + "LangVersion from the project file, or set it to 12 or later.");
        generation.Compiled.ShouldBeEmpty();
        generation.Files.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.Preview)]
    public async Task LanguageFromCSharp12On_IsEnough(LanguageVersion version) => (await GeneratorHarness.RunAsync(In(version))).ShouldBeClean();

    /// <summary>EmitCompilerGeneratedFiles with a folder in the project: the next build takes what this one wrote for source.</summary>
    [Theory]
    [InlineData("[Dense(1)]")]
    [InlineData("[Dense(0)]")]
    public async Task GeneratedFilesInTheProject_AreNamed(string layer)
    {
        string source = Source.Replace("[Dense(1)]", layer, StringComparison.Ordinal);
        Generation first = await GeneratorHarness.RunAsync(source);
        IEnumerable<SyntaxTree> kept = first.Files.Select(static file => GeneratorHarness.Parse(file.Source, "Generated/NetGen.Generator/" + file.HintName));
        foreach (bool comeFirst in new[] { false, true })
        {
            CSharpCompilation compilation = GeneratorHarness.Compile(source);
            SyntaxTree[] own = [.. compilation.SyntaxTrees];
            Generation second =
                await GeneratorHarness.RunAsync(compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(comeFirst ? kept.Concat(own) : own.Concat(kept)));
            Diagnostic told = second.Told.ShouldHaveSingleItem();
            (told.Id, Reports.Underlined(told, source)).ShouldBe(("NETGEN015", "Net"));
            told.GetMessage(CultureInfo.InvariantCulture).ShouldBe("The project compiles 'App.Net.g.cs' as a source file, but NetGen generates this file for "
                + "'Net' in each build. Exclude the folder of the file, for example with <Compile Remove=\"Generated/**\" />.");
            second.Compiled.ShouldBeEmpty();
            second.Files.ShouldBeEmpty();
        }
    }

    private static CSharpCompilation In(LanguageVersion version)
    {
        CSharpCompilation compilation = GeneratorHarness.Compile(Source);
        if (version < LanguageVersion.CSharp8)
        {
            compilation = compilation.WithOptions(compilation.Options.WithNullableContextOptions(NullableContextOptions.Disable));
        }

        SyntaxTree tree = compilation.SyntaxTrees[0];
        return compilation.ReplaceSyntaxTree(
            tree, CSharpSyntaxTree.ParseText(tree.GetText(), ((CSharpParseOptions)tree.Options).WithLanguageVersion(version), tree.FilePath));
    }
}
