using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Emission;

namespace NetGen.Generator.Tests;

/// <summary>Compiles a source text as a plain project would, with the generator and the analyzer at work.</summary>
internal static class GeneratorHarness
{
    /// <summary>Documentation comments are read and checked, as in a project that writes them to a file.</summary>
    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.CSharp13, DocumentationMode.Diagnose);

    /// <summary>What every compilation begins with: the framework is read once, not for each of them.</summary>
    private static readonly CSharpCompilation s_empty = Empty();

    public static CSharpCompilation Compile(params string[] sources) =>
        s_empty.AddSyntaxTrees([.. sources.Select((source, index) => Parse(source, $"Source{index}.cs"))]);

    private static CSharpCompilation Empty()
    {
        CSharpCompilation empty = CSharpCompilation.Create("Plain", references: References(), options: Options());
        empty.GetSpecialType(SpecialType.System_Object).SpecialType.ShouldBe(SpecialType.System_Object);
        return empty;
    }

    private static CSharpCompilationOptions Options() =>
        new(
            OutputKind.DynamicallyLinkedLibrary,
            allowUnsafe: false,
            nullableContextOptions: NullableContextOptions.Enable,
            generalDiagnosticOption: ReportDiagnostic.Error,
            warningLevel: 9999);

    public static SyntaxTree Parse(string source, string path = "Source.cs") =>
        CSharpSyntaxTree.ParseText(SourceText.From(source, System.Text.Encoding.UTF8), s_parseOptions, path);

    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new NeuralNetworkGenerator().AsSourceGenerator()],
        parseOptions: s_parseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Generates, compiles what came out of it, and analyzes that.</summary>
    public static Task<Generation> RunAsync(params string[] sources) => RunAsync(Compile(sources));

    /// <summary>The same for a compilation that differs from the plain one.</summary>
    /// <param name="compilation">The project.</param>
    /// <param name="files">Its model files, as the build describes them.</param>
    public static Task<Generation> RunAsync(CSharpCompilation compilation, params AdditionalText[] files) => RunAsync(compilation, pages: "", files);

    /// <summary>The same for a project that knows the folder of the diagnostics' pages.</summary>
    public static async Task<Generation> RunAsync(CSharpCompilation compilation, string pages, params AdditionalText[] files)
    {
        var options = new PagesOption(pages);
        GeneratorRunResult run = Driver()
            .AddAdditionalTexts([.. files])
            .WithUpdatedParseOptions((CSharpParseOptions)compilation.SyntaxTrees[0].Options)
            .WithUpdatedAnalyzerConfigOptions(options)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _)
            .GetRunResult().Results.Single();
        Compilation asGenerated = output;
        output = WithWarnings(output);

        // The compiler's diagnostics and the analyzer's together: one after the other, each would bind all of the generated code.
        ImmutableArray<Diagnostic> all = await output
            .WithAnalyzers([new NetworkAnalyzer(), new NetworkAdviceAnalyzer()], new AnalyzerOptions([.. files], options)).GetAllDiagnosticsAsync();
        return new Generation(
            run.Exception,
            run.GeneratedSources.IsDefault
                ? []
                : [.. run.GeneratedSources.Select(static source => new GeneratedText(source.HintName, source.SourceText.ToString()))],
            [.. run.Diagnostics],
            [.. all.Where(IsOfAnalyzer)],
            [.. all.Where(static diagnostic => !IsOfAnalyzer(diagnostic) && diagnostic.Severity >= DiagnosticSeverity.Warning)],
            output,
            asGenerated);
    }

    /// <summary>Generated files turn warnings off, for the sake of odd projects; in an ordinary one none may be there to be turned off.</summary>
    private static Compilation WithWarnings(Compilation compilation)
    {
        SyntaxTree[] generated = [.. compilation.SyntaxTrees.Where(static tree => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal))];
        return compilation.RemoveSyntaxTrees(generated).AddSyntaxTrees([.. generated.Select(WithWarnings)]);
    }

    private static SyntaxTree WithWarnings(SyntaxTree tree)
    {
        string text = tree.ToString().Replace(GeneratedFile.WarningsOff, "", StringComparison.Ordinal);
        return CSharpSyntaxTree.ParseText(SourceText.From(text, System.Text.Encoding.UTF8), (CSharpParseOptions)tree.Options, tree.FilePath);
    }

    /// <summary>AD0001 says that an analyzer threw. A project can give the compiler's diagnostics any other id, by <c>[Experimental]</c>.</summary>
    private static bool IsOfAnalyzer(Diagnostic diagnostic) => diagnostic.Id == "AD0001" || diagnostic.Id.StartsWith("NETGEN", StringComparison.Ordinal);

    private static MetadataReference[] References()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return
        [
            .. trusted.Split(Path.PathSeparator)
                .Where(path => string.Equals(Path.GetDirectoryName(path), framework, StringComparison.Ordinal))
                .Append(typeof(Dataset).Assembly.Location)
                .Select(static path => MetadataReference.CreateFromFile(path)),
        ];
    }
}

internal sealed record GeneratedText(string HintName, string Source);

/// <summary>What came of a compilation.</summary>
/// <param name="Exception">What the generator threw; it never should.</param>
/// <param name="Files">What it generated.</param>
/// <param name="Told">What the generator itself reported.</param>
/// <param name="Analyzed">What the analyzer reported; AD0001 where it threw.</param>
/// <param name="Compiled">Errors and warnings of the compiler, generated files included.</param>
/// <param name="Output">The compilation, generated files included, with the warnings that they turn off.</param>
/// <param name="AsGenerated">The same with the files as they are.</param>
internal sealed record Generation(
    Exception? Exception, IReadOnlyList<GeneratedText> Files, IReadOnlyList<Diagnostic> Told, IReadOnlyList<Diagnostic> Analyzed,
    IReadOnlyList<Diagnostic> Compiled, Compilation Output, Compilation AsGenerated)
{
    /// <summary>Problems and advice.</summary>
    public IEnumerable<Diagnostic> Reported => Told.Concat(Analyzed);

    /// <summary>Problems alone: what keeps a network from being generated.</summary>
    public IEnumerable<Diagnostic> Errors => Reported.Where(static diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error);

    public IEnumerable<string> Ids => Reported.Select(static diagnostic => diagnostic.Id);

    /// <summary>Nothing went wrong, and nothing is warned of; suggestions may be there.</summary>
    public void ShouldBeClean()
    {
        Exception.ShouldBeNull();
        Reported.Where(static diagnostic => diagnostic.DefaultSeverity > DiagnosticSeverity.Info).ShouldBeEmpty();
        Compiled.ShouldBeEmpty();
    }
}
