using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Parsing;

/// <summary>
/// Finds arguments that have no value for the generator, but may have one when the project is compiled: constants that a generator writes, this one among them.
/// </summary>
/// <remarks>
/// The analyzer sees the finished compilation, in which such an argument has its value. So the generator itself must report it, because otherwise the argument
/// would silently count as not given. An argument that can never have a value is left to the compiler, which reports an error.
/// </remarks>
internal static class UnreadArguments
{
    /// <summary>Reports each such argument. Returns whether there is any.</summary>
    /// <param name="type">The annotated class.</param>
    /// <param name="compilation">The compilation that it is part of.</param>
    /// <param name="report">Receives every problem.</param>
    /// <param name="cancellation">Checked between arguments.</param>
    public static bool Report(INamedTypeSymbol type, Compilation compilation, Action<Problem> report, CancellationToken cancellation)
    {
        bool any = false;
        foreach (ExpressionSyntax argument in type.GetAttributes().Where(IsOurs).SelectMany(data => Arguments(data, cancellation)))
        {
            SemanticModel model = compilation.GetSemanticModel(argument.SyntaxTree);
            if (!model.GetConstantValue(argument, cancellation).HasValue && MayStillGetOne(argument, model, cancellation))
            {
                any = true;
                report(new Problem(DeclarationDiagnostics.ArgumentHasNoValue, argument.GetLocation(), argument.ToString()));
            }
        }

        return any;
    }

    private static bool IsOurs(AttributeData data) =>
        SymbolNames.IsNeuralNetwork(data) || LayerAttributes.Is(data);

    private static IEnumerable<ExpressionSyntax> Arguments(AttributeData data, CancellationToken cancellation) =>
        data.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax { ArgumentList.Arguments: var arguments }
            ? arguments.Select(static argument => argument.Expression)
            : [];

    /// <summary>Whether a name in it is not known yet, or is a constant that depends on one.</summary>
    private static bool MayStillGetOne(ExpressionSyntax argument, SemanticModel model, CancellationToken cancellation) =>
        argument.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Select(name => model.GetSymbolInfo(name, cancellation)).Any(static found =>
            found is { Symbol: null, CandidateSymbols.IsEmpty: true } or { Symbol: IFieldSymbol { IsConst: true, HasConstantValue: false } });
}
