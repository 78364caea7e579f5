using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Emission;
using NetGen.Generator.Lowering;
using NetGen.Generator.Parsing;

namespace NetGen.Generator;

/// <summary>Expands every class annotated with <c>[NeuralNetwork]</c>: parse, lower, emit.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NeuralNetworkGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ParsedNetwork> networks = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                SymbolNames.NeuralNetworkAttribute,
                static (node, _) => node is TypeDeclarationSyntax,
                static (syntax, cancellation) => NetworkParser.Parse((INamedTypeSymbol)syntax.TargetSymbol, static _ => { }, cancellation))
            .WithTrackingName(TrackingNames.Parsed);

        context.RegisterSourceOutput(networks, static (output, network) => Write(output, network));
    }

    private static void Write(SourceProductionContext output, ParsedNetwork network)
    {
        foreach (Refusal refusal in network.Refusals)
        {
            output.ReportDiagnostic(refusal.ToDiagnostic(DeclarationDiagnostics.ById(refusal.Id)));
        }

        foreach (GeneratedFile file in Files(network))
        {
            output.AddSource(file.HintName, file.Source);
        }
    }

    private static IEnumerable<GeneratedFile> Files(ParsedNetwork network) => network switch
    {
        { Model: { } model } => NetworkEmitter.Emit(NetworkLowering.Lower(model)),
        { Declaration: { } declaration } => [StubEmitter.Emit(declaration, network.InputSize, network.OutputSize)],
        _ => [],
    };
}
