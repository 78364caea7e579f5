using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator;

namespace NetGen.Conformance;

/// <summary>Classes made of models, compiled together as a project would.</summary>
internal static class CompiledModels
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp13);

    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The class of each model.</summary>
    public static IReadOnlyList<Type> Of(IReadOnlyList<Description> models)
    {
        string source = string.Concat(models.Select(static (model, index) =>
            FormattableString.Invariant($"[NetGen.NeuralNetwork(\"{model.Name}\", Frozen = true)] public sealed partial class Model{index};\n")));
        var compilation = CSharpCompilation.Create(
            "Models", [CSharpSyntaxTree.ParseText(source, s_parse)], s_references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        CSharpGeneratorDriver.Create([new NeuralNetworkGenerator().AsSourceGenerator()], [.. models.Select(static model => new ModelText(model))], s_parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> reported);
        if (!reported.IsEmpty)
        {
            throw new InvalidOperationException(string.Join('\n', reported));
        }

        using var assembly = new MemoryStream();
        var result = output.Emit(assembly, manifestResources: models.Where(static model => model.Values.Length > 0).Select(static model =>
            new ResourceDescription($"NetGen.Models/{model.Name}", () => new MemoryStream(model.Values), isPublic: true)));
        if (!result.Success)
        {
            throw new InvalidOperationException(
                string.Join('\n', result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(10)));
        }

        assembly.Position = 0;
        Assembly loaded = new AssemblyLoadContext("Models").LoadFromStream(assembly);
        return [.. models.Select((_, index) => loaded.GetType(FormattableString.Invariant($"Model{index}"))!)];
    }

    private sealed class ModelText(Description model) : AdditionalText
    {
        public override string Path => model.Name + ".netgenmodel";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(model.Text);
    }
}
