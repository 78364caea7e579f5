using System.Text;
using System.Text.RegularExpressions;
using NetGen.Build.Importing.Reading;

namespace NetGen.Conformance;

/// <summary>The page docs/onnx.md.</summary>
internal static class Page
{
    public static string Of(IReadOnlyList<Outcome> outcomes, Tally tally)
    {
        var page = new StringBuilder(PageText.Head);
        page.Append("\n## Operators\n\n| operator | opsets | what is read |\n|---|---|---|\n");
        foreach (OperatorEntry entry in OperatorCatalog.All.OrderBy(static entry => entry.Domain.Length)
            .ThenBy(static entry => entry.Operator, StringComparer.Ordinal))
        {
            string name = entry.Domain.Length == 0 ? entry.Operator : $"{entry.Domain}.{entry.Operator}";
            page.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {name} | {Math.Max(entry.Since, 1)} to {entry.Until} | {entry.Description} |\n");
        }

        page.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n## Cases\n\n{PageText.Cases(tally)}\n\n| case | opset | result |\n|---|---|---|\n");
        foreach (Outcome outcome in outcomes.Where(static outcome => Tally.IsListed(outcome.Case)))
        {
            page.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {Short(outcome.Case.Name)} | {string.Join(", ", outcome.Case.Opset.Values)} | "
                + $"{ResultOf(outcome)} |\n");
        }

        page.Append(PageText.Others);
        foreach (IGrouping<string, Outcome> group in outcomes
            .Where(static outcome => !Tally.IsListed(outcome.Case))
            .GroupBy(static outcome => string.Join(", ", outcome.Case.Operators), StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            page.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {group.Key} | {group.Count()} |\n");
        }

        return page.ToString();
    }

    /// <summary>Whether two pages say the same but for rounding, which depends on the width of vectors.</summary>
    public static bool AreTheSame(string page, string other) => string.Equals(WithoutUlps(page), WithoutUlps(other), StringComparison.Ordinal);

    private static string WithoutUlps(string page) => Regex.Replace(page, "[0-9]+ ulp", "ulp");

    private static string Short(string name) => name.StartsWith("test_", StringComparison.Ordinal) ? name["test_".Length..] : name;

    private static string ResultOf(Outcome outcome) => outcome.Kind switch
    {
        OutcomeKind.Agrees => FormattableString.Invariant($"{outcome.Ulps} ulp"),
        OutcomeKind.Declined => "declined: " + outcome.Message.Replace("|", "\\|", StringComparison.Ordinal),
        _ => "wrong",
    };
}
