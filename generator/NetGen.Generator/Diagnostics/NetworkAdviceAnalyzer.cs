using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generator.Diagnostics;

/// <summary>Gives advice on networks that somebody writes. The compiler leaves generated code out, because nobody edits it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAdviceAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => NetworkReports.Advice;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(static type => NetworkReports.Analyze(type, NetworkReports.Advice), SymbolKind.NamedType);
    }
}
