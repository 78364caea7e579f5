using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.ModelFiles;
using NetGen.Generator.Parsing;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Diagnostics;

/// <summary>
/// Reports the problems of the layers of a network. The generator parses in the same way but reports nothing, so that no location enters its cache.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.CreateRange(
        [
            .. DeclarationDiagnostics.All,
            .. LayerDiagnostics.All,
            .. GraphDiagnostics.All,
            .. ImageDiagnostics.All,
            .. ModelFileDiagnostics.All,
            .. TrainingDiagnostics.All,
        ]);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // The generator also takes classes in generated files, with [GeneratedCode] or after #line hidden. They get no files without a reason either.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        string pages = HelpLink.FolderOf(context.Options.AnalyzerConfigOptionsProvider);
        if (type.GetAttributes().Any(SymbolNames.IsNeuralNetwork))
        {
            ParsedNetwork parsed = NetworkParser.Parse(type, context.Compilation, Report, context.CancellationToken);
            if (parsed.Use is not null)
            {
                var network = new AttributeReader(type.GetAttributes().First(SymbolNames.IsNeuralNetwork));
                ModelUses.Complete(
                    parsed,
                    ModelFilesOf(context),
                    (descriptor, argument, arguments) => Report(new Problem(descriptor, network.LocationOf(argument), arguments)));
            }
        }
        else if (type.GetAttributes().FirstOrDefault(LayerAttributes.Is) is { } layer)
        {
            var attribute = new AttributeReader(layer);
            Report(new Problem(DeclarationDiagnostics.LayersWithoutNetwork, attribute.Location, type.Name, attribute.Name));
        }

        void Report(Problem problem)
        {
            // Nobody follows advice on generated code.
            if (problem.Descriptor.DefaultSeverity == DiagnosticSeverity.Error || !context.IsGeneratedCode)
            {
                context.ReportDiagnostic(problem.ToDiagnostic(HelpLink.In(pages, problem.Descriptor)));
            }
        }
    }

    private static List<ModelFile> ModelFilesOf(SymbolAnalysisContext context) =>
    [
        .. context.Options.AdditionalFiles
            .Where(static file => file.Path.EndsWith(ModelFileReader.Extension, StringComparison.OrdinalIgnoreCase))
            .Select(file => ModelFileReader.Read(file.GetText(context.CancellationToken)?.ToString() ?? "")),
    ];
}
