using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator;
using NetGen.Generator.Diagnostics;
using NetGen.Reliability.Declarations.Drawing;

namespace NetGen.Reliability.Declarations.Trying;

/// <summary>The compiler, with the framework and the runtime read once, and the generator that it calls.</summary>
internal static class Compiler
{
    private static readonly CSharpCompilation s_empty = Empty();

    /// <summary>The project without what is generated.</summary>
    public static CSharpCompilation Compilation(DrawnProject project) => s_empty
        .WithOptions(project.Setting.Compiling)
        .AddSyntaxTrees([.. project.Files.Select((text, index) => Parse(text, $"File{index}.cs", project))]);

    public static SyntaxTree Parse(string text, string path, DrawnProject project) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), project.Setting.Parsing, path);

    /// <summary>The generator alone, as a compiler calls it for a project.</summary>
    /// <param name="project">The project.</param>
    /// <param name="isTracked">Whether what becomes of every step is kept.</param>
    public static GeneratorDriver Driver(DrawnProject project, bool isTracked = false) => CSharpGeneratorDriver.Create(
        [new NeuralNetworkGenerator().AsSourceGenerator()],
        Models(project),
        project.Setting.Parsing,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, isTracked));

    /// <summary>What the analyzer reports.</summary>
    public static ImmutableArray<Diagnostic> Analyze(Compilation compilation, DrawnProject project) => compilation
        .WithAnalyzers(
            [new NetworkAnalyzer(), new NetworkAdviceAnalyzer()],
            new CompilationWithAnalyzersOptions(new AnalyzerOptions([.. Models(project)]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false))
        .GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();

    public static bool IsGenerated(SyntaxTree? tree) => tree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) ?? false;

    private static IEnumerable<AdditionalText> Models(DrawnProject project) => project.Models.Select(static (text, index) =>
        new ModelDescription($"obj/{index}.netgenmodel", text));

    private static CSharpCompilation Empty()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        var empty = CSharpCompilation.Create("Drawn", references: trusted.Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework)
            .Append(typeof(Dataset).Assembly.Location)
            .Select(static path => MetadataReference.CreateFromFile(path)));
        _ = empty.GetSpecialType(SpecialType.System_Object);
        return empty;
    }

    private sealed class ModelDescription(string path, string content) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(content);
    }
}
