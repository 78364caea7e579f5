using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Emission;
using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Tests.Mathematics;

/// <summary>Annotations -> networks that run: one compilation in memory for many classes, because each compilation costs about a second.</summary>
internal static class NetworkCompiler
{
    /// <summary>
    /// Compiles a class for each text, such as <c>[NeuralNetwork(4)] [Dense(3, Activation.Tanh)]</c>; the networks come back in the same order.
    /// </summary>
    public static IReadOnlyList<CompiledNetwork> Compile(params IReadOnlyList<string> annotations)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp13);
        CSharpCompilation bare = Bare(CSharpSyntaxTree.ParseText(SourceOf(annotations), options));
        CSharpGeneratorDriver.Create([new NeuralNetworkGenerator().AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(bare, out Compilation compilation, out ImmutableArray<Diagnostic> problems);
        problems.ShouldBeEmpty();
        System.Reflection.Assembly assembly = Loaded(compilation);
        return
        [
            .. annotations.Select(
                (text, index) => Adapter(text, ModelOf(bare.GetTypeByMetadataName(NameOf(index))!, bare), assembly.GetType(NameOf(index), throwOnError: true)!))
        ];
    }

    /// <summary>The models of classes with these attributes, without generated code.</summary>
    public static IReadOnlyList<NetworkModel> Models(IReadOnlyList<string> annotations)
    {
        CSharpCompilation bare = Bare(CSharpSyntaxTree.ParseText(SourceOf(annotations), new CSharpParseOptions(LanguageVersion.CSharp13)));
        return [.. annotations.Select((_, index) => ModelOf(bare.GetTypeByMetadataName(NameOf(index))!, bare))];
    }

    /// <summary>Compiles a class for each model; the networks come back in the same order.</summary>
    public static IReadOnlyList<CompiledNetwork> Compile(IReadOnlyList<(string Name, NetworkModel Model)> models)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp13);
        NetworkModel[] named =
        [
            .. models.Select(static (pair, index) => pair.Model with { Declaration = pair.Model.Declaration with { Name = NameOf(index) } })
        ];
        IEnumerable<string> sources =
        [
            .. named.Select(static model => $"public partial class {model.Declaration.Name};"),
            .. named.SelectMany(static model => NetworkEmitter.Emit(NetworkLowering.Lower(model))).Select(static file => file.Source),
        ];
        CSharpCompilation compilation = Bare(sources.Select(source => CSharpSyntaxTree.ParseText(source, options)));
        System.Reflection.Assembly assembly = Loaded(compilation);
        return [.. models.Select((pair, index) => Adapter(pair.Name, named[index], assembly.GetType(NameOf(index), throwOnError: true)!))];
    }

    /// <summary>Compiles files of generated classes as they stand, with resources beside them.</summary>
    public static System.Reflection.Assembly Compile(IEnumerable<string> sources, IEnumerable<ResourceDescription> resources)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp13);
        return Loaded(Bare([.. sources.Select(source => CSharpSyntaxTree.ParseText(source, options))]), resources);
    }

    private static readonly MetadataReference[] s_references = References();

    private static CSharpCompilation Bare(params IEnumerable<SyntaxTree> sources) => CSharpCompilation.Create(
        "Networks",
        sources,
        s_references,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));

    private static System.Reflection.Assembly Loaded(Compilation compilation, IEnumerable<ResourceDescription>? resources = null)
    {
        using var image = new MemoryStream();
        compilation.Emit(image, manifestResources: resources).Diagnostics.Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Select(static diagnostic =>
                $"{diagnostic}: {diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line]}").ShouldBeEmpty();
        image.Position = 0;
        return new AssemblyLoadContext("Networks", isCollectible: true).LoadFromStream(image);
    }

    private static string SourceOf(IEnumerable<string> annotations) =>
        "using NetGen;\n" + string.Join("\n", annotations.Select(static (text, index) => $"{text} public partial class {NameOf(index)};"));

    private static string NameOf(int index) => "N" + index.ToString(CultureInfo.InvariantCulture);

    /// <summary>The model as the generator reads it, for the interpreter.</summary>
    private static NetworkModel ModelOf(INamedTypeSymbol type, Compilation compilation)
    {
        var problems = new List<string>();
        return NetworkParser.Parse(type, compilation, problem => problems.Add(problem.Descriptor.Id), CancellationToken.None).Model
            ?? throw new InvalidOperationException($"{type.Name} is refused: {string.Join(", ", problems)}");
    }

    public static CompiledNetwork Adapter(string text, NetworkModel model, Type type) =>
        (CompiledNetwork)Activator.CreateInstance(typeof(CompiledNetwork<>).MakeGenericType(type), text, model)!;

    private static MetadataReference[] References() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
                || Path.GetFileName(path) is "NetGen.dll" or "netstandard.dll")
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];
}
