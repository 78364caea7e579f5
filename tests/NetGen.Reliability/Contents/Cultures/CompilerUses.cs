using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Build;
using NetGen.Generator;
using NetGen.Generator.Diagnostics;
using NetGen.Reliability.Instances.Uses;

namespace NetGen.Reliability.Contents.Cultures;

/// <summary>What is written at build: generated code, messages of diagnostics, texts of model files.</summary>
internal static class CompilerUses
{
    private static readonly CSharpParseOptions s_options = new(LanguageVersion.CSharp13);

    private static readonly CSharpCompilation s_empty = Empty();

    public static IReadOnlyList<Use> All { get; } =
    [
        new("generated code", Generated),
        new("messages of diagnostics", Messages),
        new("texts of models", Models),
        new("texts of damaged models", DamagedModels),
    ];

    /// <summary>Classes of the other test projects, which have every kind of layer.</summary>
    private static void Generated(Traces traces)
    {
        string[] sources = [.. Directory.GetFiles(Tests("NetGen.Integration.Tests"), "*Networks.cs", SearchOption.AllDirectories)
            .Where(static path => !path.Contains("/obj/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(File.ReadAllText)];
        GeneratorRunResult run = Run(Compilation(sources, traces.Folder));
        BrokenPromiseException.Unless(run.GeneratedSources.Length > 100, () => $"Expected more than 100 files, but found {run.GeneratedSources.Length}.");
        foreach (GeneratedSourceResult source in run.GeneratedSources)
        {
            traces.AddContent(source.HintName + "\n" + source.SourceText);
        }
    }

    /// <summary>The examples of the diagnostics' pages.</summary>
    private static void Messages(Traces traces)
    {
        int reported = 0;
        foreach (string page in Directory.GetFiles(Tests("../docs/diagnostics"), "*.md").Order(StringComparer.Ordinal))
        {
            string example = File.ReadAllText(page).Split("```csharp\n", 3)[1].Split("```", 2)[0];
            CSharpCompilation compilation = Compilation([example], traces.Folder);
            GeneratorRunResult run = Run(compilation);
            ImmutableArray<Diagnostic> analyzed = compilation.WithAnalyzers([new NetworkAnalyzer(), new NetworkAdviceAnalyzer()])
                .GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
            IEnumerable<Diagnostic> ordered = analyzed.OrderBy(static one => one.Location.SourceSpan).ThenBy(static one => one.Id, StringComparer.Ordinal);
            foreach (Diagnostic diagnostic in run.Diagnostics.Concat(ordered))
            {
                traces.Add(diagnostic.Id + " " + diagnostic.GetMessage(CultureInfo.InvariantCulture));
                reported++;
            }
        }

        BrokenPromiseException.Unless(reported > 40, () => $"Expected more than 40 diagnostics, but found {reported}.");
    }

    private static void Models(Traces traces)
    {
        foreach (string model in Directory.GetFiles(Tests("NetGen.Models.Tests/Models"), "*.onnx").Order(StringComparer.Ordinal))
        {
            File.Copy(model, traces.File("model.onnx"), overwrite: true);
            traces.AddContent(ModelFile.Read(traces.File("model.onnx"), "model.onnx").Content.Text);
        }

        File.Delete(traces.File("model.onnx"));
    }

    /// <summary>Numbers in them that are negative or huge, and files that end too early.</summary>
    private static void DamagedModels(Traces traces)
    {
        foreach (string model in Directory.GetFiles(Tests("NetGen.Models.Tests/Models"), "*.onnx").Order(StringComparer.Ordinal))
        {
            byte[] file = File.ReadAllBytes(model);
            var chance = new Chance(1, Path.GetFileName(model), 0);
            for (int i = 0; i < 60; i++)
            {
                byte[] damaged = [.. file];
                for (int k = chance.Below(3); k >= 0; k--)
                {
                    damaged[chance.Below(damaged.Length)] = (byte)chance.Next();
                }

                File.WriteAllBytes(traces.File("damaged.onnx"), chance.Happens(0.1) ? damaged[..chance.Below(damaged.Length)] : damaged);
                traces.AddContent(ModelFile.Read(traces.File("damaged.onnx"), "damaged.onnx").Content.Text);
            }
        }

        File.Delete(traces.File("damaged.onnx"));
    }

    private static GeneratorRunResult Run(CSharpCompilation compilation) =>
        CSharpGeneratorDriver.Create([new NeuralNetworkGenerator().AsSourceGenerator()], parseOptions: s_options)
            .RunGenerators(compilation).GetRunResult().Results.Single();

    /// <summary>Source files in a folder.</summary>
    private static CSharpCompilation Compilation(IEnumerable<string> sources, string folder) => s_empty.AddSyntaxTrees(
        sources.Append("global using System; global using NetGen;")
            .Select((source, index) => CSharpSyntaxTree.ParseText(source, s_options, Path.Combine(folder, $"Source{index}.cs"))));

    /// <summary>The framework is read once for all compilations.</summary>
    private static CSharpCompilation Empty()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        CSharpCompilation empty = CSharpCompilation.Create(
            "Plain",
            references: ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(path => Path.GetDirectoryName(path) == framework)
                .Append(typeof(Dataset).Assembly.Location)
                .Select(static path => MetadataReference.CreateFromFile(path)),
            options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        _ = empty.GetSpecialType(SpecialType.System_Object);
        return empty;
    }

    private static string Tests(string folder, [CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../..", folder));
}
