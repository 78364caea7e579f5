using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.ModelFiles;
using NetGen.Generator.Parsing;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Diagnostics;

/// <summary>
/// Finds the problems of a network. The generator parses in the same way but reports nothing, so that no location enters its cache.
/// </summary>
internal static class NetworkReports
{
    private static readonly ImmutableArray<DiagnosticDescriptor> s_all = ImmutableArray.CreateRange(
    [
        .. DeclarationDiagnostics.All,
        .. LayerDiagnostics.All,
        .. GraphDiagnostics.All,
        .. ImageDiagnostics.All,
        .. ModelFileDiagnostics.All,
        .. TrainingDiagnostics.All,
    ]);

    /// <summary>What keeps a network from being generated.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Errors { get; } =
        ImmutableArray.CreateRange(s_all.Where(static one => one.DefaultSeverity == DiagnosticSeverity.Error));

    /// <summary>What is probably not wanted.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Advice { get; } =
        ImmutableArray.CreateRange(s_all.Where(static one => one.DefaultSeverity != DiagnosticSeverity.Error));

    /// <summary>Reports the problems of a type.</summary>
    /// <param name="context">The type, and who listens.</param>
    /// <param name="reported">The problems that are reported. The others are left to another analyzer.</param>
    public static void Analyze(SymbolAnalysisContext context, ImmutableArray<DiagnosticDescriptor> reported)
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
            if (reported.Contains(problem.Descriptor))
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
