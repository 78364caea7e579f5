using System.Globalization;
using NetGen.Build.Importing.Reading;

namespace NetGen.Conformance;

/// <summary>How many cases agree.</summary>
/// <param name="Agree">Cases with the expected answer.</param>
/// <param name="OfRows">Cases of operators that are read, declined because they mix the rows of a batch or tell them apart.</param>
/// <param name="Declined">Cases of operators that are read, declined for another reason.</param>
/// <param name="Wrong">Cases with a wrong answer, or none.</param>
/// <param name="Others">Cases with an operator that is not read.</param>
internal sealed record Tally(int Agree, int OfRows, int Declined, int Wrong, int Others)
{
    public static Tally Of(IReadOnlyList<Outcome> outcomes)
    {
        Outcome[] listed = [.. outcomes.Where(static outcome => IsListed(outcome.Case))];
        Outcome[] declined = [.. listed.Where(static outcome => outcome.Kind == OutcomeKind.Declined)];
        int ofRows = declined.Count(static outcome => outcome.Message.Contains("batch", StringComparison.Ordinal));
        return new Tally(
            listed.Count(static outcome => outcome.Kind == OutcomeKind.Agrees),
            ofRows,
            declined.Length - ofRows,
            outcomes.Count(static outcome => outcome.Kind == OutcomeKind.Wrong),
            outcomes.Count - listed.Length);
    }

    /// <summary>Whether all operators of a case are read.</summary>
    public static bool IsListed(Case @case) => @case.Operators.All(static name =>
        OperatorCatalog.All.Any(
            entry => string.Equals(entry.Domain.Length == 0 ? entry.Operator : entry.Domain + "." + entry.Operator, name, StringComparison.Ordinal)));

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Agree} cases agree, {OfRows} are declined because of the rows of a batch, {Declined} for other reasons, {Wrong} are wrong; {Others} have an "
            + $"operator that is not read");
}
