using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Model;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Parsing;

/// <summary>A problem as plain values, without location objects or syntax, so that the pipeline can cache it.</summary>
internal sealed record Refusal(
    string Id, EquatableArray<string> Arguments, string Path, int Start, int Length, int Line, int Column, int EndLine, int EndColumn)
{
    public static Refusal Of(Problem problem)
    {
        FileLinePositionSpan lines = problem.Location.GetLineSpan();
        return new Refusal(
            problem.Descriptor.Id,
            problem.Arguments.Cast<string>().ToEquatableArray(),
            lines.Path,
            problem.Location.SourceSpan.Start,
            problem.Location.SourceSpan.Length,
            lines.StartLinePosition.Line,
            lines.StartLinePosition.Character,
            lines.EndLinePosition.Line,
            lines.EndLinePosition.Character);
    }

    public Diagnostic ToDiagnostic(DiagnosticDescriptor descriptor) => Diagnostic.Create(
        descriptor,
        Location.Create(Path, new TextSpan(Start, Length), new LinePositionSpan(new LinePosition(Line, Column), new LinePosition(EndLine, EndColumn))),
        [.. Arguments]);
}
