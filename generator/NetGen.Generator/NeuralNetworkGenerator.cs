using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Emission;
using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.ModelFiles;
using NetGen.Generator.Parsing;

namespace NetGen.Generator;

/// <summary>Expands every class annotated with <c>[NeuralNetwork]</c>: parse, lower, emit.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NeuralNetworkGenerator : IIncrementalGenerator
{
    /// <summary>Without a byte order mark, because people read and compare the files.</summary>
    private static readonly UTF8Encoding s_encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ParsedNetwork> networks = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                SymbolNames.NeuralNetworkAttribute,
                static (node, _) => node is TypeDeclarationSyntax,
                Parse)
            .SelectMany(static (network, _) => network is null ? ImmutableArray<ParsedNetwork>.Empty : ImmutableArray.Create(network))
            .WithTrackingName(TrackingNames.Parsed);

        // The texts hold no weights but their hash, so little is cached.
        IncrementalValueProvider<EquatableArray<ModelFile>> files = context.AdditionalTextsProvider
            .Where(static text => text.Path.EndsWith(ModelFileReader.Extension, StringComparison.OrdinalIgnoreCase))
            .Select(static (text, cancellation) => ModelFileReader.Read(text.GetText(cancellation)?.ToString() ?? ""))
            .Collect()
            .Select(static (all, _) => all.ToEquatableArray())
            .WithTrackingName(TrackingNames.ModelFiles);

        IncrementalValuesProvider<ParsedNetwork> completed = networks
            .Combine(files)
            .Select(static (pair, _) => ModelUses.Complete(pair.Left, pair.Right, static (_, _, _) => { }))
            .WithTrackingName(TrackingNames.Completed);

        IncrementalValueProvider<EquatableArray<Declaration>> ambiguous = networks
            .SelectMany(static (network, _) => network.Declaration is { } declaration ? ImmutableArray.Create(declaration) : ImmutableArray<Declaration>.Empty)
            .Collect()
            .Select(static (declarations, _) => FileNames.Ambiguous(declarations))
            .WithTrackingName(TrackingNames.AmbiguousNames);

        context.RegisterSourceOutput(completed.Combine(ambiguous), static (output, pair) => Write(output, pair.Left, pair.Right));

        IncrementalValueProvider<string> pages = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => HelpLink.FolderOf(options));
        context.RegisterSourceOutput(
            networks.SelectMany(static (network, _) => network.Refusals).Combine(pages),
            static (output, pair) => output.ReportDiagnostic(pair.Left.ToDiagnostic(HelpLink.In(pair.Right, DeclarationDiagnostics.ById(pair.Left.Id)))));
    }

    /// <summary>A class is parsed once, however many of its parts carry the attribute. A second attribute is an error that the compiler reports.</summary>
    private static ParsedNetwork? Parse(GeneratorAttributeSyntaxContext syntax, CancellationToken cancellation)
    {
        (var type, SyntaxNode part) = ((INamedTypeSymbol)syntax.TargetSymbol, syntax.TargetNode);
        SyntaxReference? first = type.GetAttributes().FirstOrDefault(SymbolNames.IsNeuralNetwork)?.ApplicationSyntaxReference;
        return first is not null && first.SyntaxTree == part.SyntaxTree && part.Span.Contains(first.Span)
            ? NetworkParser.Parse(type, syntax.SemanticModel.Compilation, static _ => { }, cancellation)
            : null;
    }

    private static void Write(SourceProductionContext output, ParsedNetwork network, EquatableArray<Declaration> ambiguous)
    {
        foreach (GeneratedFile file in Files(network))
        {
            output.AddSource(FileNames.Of(network.Declaration!, file.Concern, ambiguous), SourceText.From(file.Source, s_encoding));
        }
    }

    private static IEnumerable<GeneratedFile> Files(ParsedNetwork network) => network switch
    {
        { Declaration: not null, Model: { } model } => NetworkEmitter.Emit(NetworkLowering.Lower(model)),
        { Declaration: { } declaration } => [StubEmitter.Emit(declaration, network.InputSize, network.OutputSize, network.IsFrozen)],
        _ => [],
    };
}
