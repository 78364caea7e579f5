using NetGen.Build.Importing.Reading;

namespace NetGen.Conformance;

/// <summary>How many cases agree.</summary>
/// <param name="OfList">Cases all of whose operators are read.</param>
/// <param name="Agree">Those that agree.</param>
/// <param name="Declined">Those of the list that are declined.</param>
/// <param name="Wrong">Cases with a wrong answer, or none.</param>
/// <param name="Others">Cases with an operator that is not read.</param>
internal sealed record Tally(int OfList, int Agree, int Declined, int Wrong, int Others)
{
    /// <summary>The share of the list that agrees.</summary>
    public double ShareOfList => (double)Agree / OfList;

    public static Tally Of(IReadOnlyList<Outcome> outcomes)
    {
        Outcome[] listed = [.. outcomes.Where(static outcome => IsListed(outcome.Case))];
        return new Tally(
            listed.Length,
            listed.Count(static outcome => outcome.Kind == OutcomeKind.Agrees),
            listed.Count(static outcome => outcome.Kind == OutcomeKind.Declined),
            outcomes.Count(static outcome => outcome.Kind == OutcomeKind.Wrong),
            outcomes.Count - listed.Length);
    }

    /// <summary>Whether all operators of a case are read.</summary>
    public static bool IsListed(Case @case) => @case.Operators.All(static name =>
        OperatorCatalog.All.Any(entry => string.Equals(entry.Domain.Length == 0 ? entry.Operator : entry.Domain + "." + entry.Operator, name, StringComparison.Ordinal)));

    public override string ToString() => FormattableString.Invariant(
        $"{Agree} of {OfList} cases agree ({ShareOfList:P1}), {Declined} are declined, {Wrong} are wrong; {Others} have an operator that is not read");
}
