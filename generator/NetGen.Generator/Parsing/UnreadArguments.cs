using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Parsing;

/// <summary>Arguments that have no value where the generator looks, but may have one when the project is compiled: constants that a generator writes, its own among them.</summary>
/// <remarks>
/// The analyzer sees the finished compilation, in which such an argument has its value. So the generator itself must report it: without a word the argument would count as not given. What can
/// never have a value is an error of the compiler's, and left to it.
/// </remarks>
internal static class UnreadArguments
{
    /// <summary>Reports each; whether there is any.</summary>
    /// <param name="type">The annotated class.</param>
    /// <param name="compilation">Where it stands.</param>
    /// <param name="report">Told every one.</param>
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
        data.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax { ArgumentList.Arguments: var arguments } ? arguments.Select(static argument => argument.Expression) : [];

    /// <summary>Whether a name in it is unknown yet, or is a constant that is made of one.</summary>
    private static bool MayStillGetOne(ExpressionSyntax argument, SemanticModel model, CancellationToken cancellation) =>
        argument.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Select(name => model.GetSymbolInfo(name, cancellation)).Any(static found =>
            found is { Symbol: null, CandidateSymbols.IsEmpty: true } or { Symbol: IFieldSymbol { IsConst: true, HasConstantValue: false } });
}
