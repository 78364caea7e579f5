using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Robustness;

/// <summary>
/// The projects that <c>dotnet new netgen</c> makes compile without a warning or advice. That the packages install and run is tested from outside.
/// </summary>
public sealed class TemplateTests
{
    /// <summary>What <c>ImplicitUsings</c> adds, as far as the programs need it.</summary>
    private const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;";

    private static string Folder => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../../src/NetGen.Templates/content/netgen"));

    /// <summary>The tasks that the template offers are the folders beside its project.</summary>
    private static string[] Names =>
        [.. Directory.GetDirectories(Folder)
            .Select(static folder => Path.GetFileName(folder))
            .Where(static name => name is not (".template.config" or "bin" or "obj"))];

    public static TheoryData<string> Tasks => [.. Names];

    [Theory]
    [MemberData(nameof(Tasks))]
    public async Task Program_CompilesWithoutAWarning(string task)
    {
        string[] files = [.. Directory.GetFiles(Path.Combine(Folder, task), "*.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText)];
        files.Length.ShouldBe(3);
        CSharpCompilation project = GeneratorHarness.Compile([ImplicitUsings, .. files]);
        Generation generation = await GeneratorHarness.RunAsync(project.WithOptions(project.Options.WithOutputKind(OutputKind.ConsoleApplication)));
        generation.ShouldBeClean();
        generation.Reported.ShouldBeEmpty();
        generation.Files.ShouldNotBeEmpty();
    }

    [Fact]
    public void Tasks_AreThoseTheTemplateOffers()
    {
        string template = File.ReadAllText(Path.Combine(Folder, ".template.config/template.json"));
        foreach (string task in Names)
        {
            template.ShouldContain($"\"choice\": \"{task}\"");
            template.ShouldContain($"\"source\": \"./{task}/\"");
        }
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
