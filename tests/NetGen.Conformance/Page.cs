using System.Text;
using NetGen.Build.Importing.Reading;

namespace NetGen.Conformance;

/// <summary>The page docs/onnx.md.</summary>
internal static class Page
{
    public static string Of(IReadOnlyList<Outcome> outcomes, Tally tally)
    {
        var page = new StringBuilder(PageText.Head);
        page.Append("\n## Operators\n\n| operator | opsets | what is read |\n|---|---|---|\n");
        foreach (OperatorEntry entry in OperatorCatalog.All.OrderBy(static entry => entry.Domain.Length).ThenBy(static entry => entry.Operator, StringComparer.Ordinal))
        {
            string name = entry.Domain.Length == 0 ? entry.Operator : $"{entry.Domain}.{entry.Operator}";
            page.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {name} | {Math.Max(entry.Since, 1)} to {entry.Until} | {entry.Description} |\n");
        }

        page.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n## Cases\n\n{PageText.Cases(tally)}\n\n| case | opset | result |\n|---|---|---|\n");
        foreach (Outcome outcome in outcomes.Where(static outcome => Tally.IsListed(outcome.Case)))
        {
            page.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {Short(outcome.Case.Name)} | {string.Join(", ", outcome.Case.Opset.Values)} | {ResultOf(outcome)} |\n");
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

    private static string Short(string name) => name.StartsWith("test_", StringComparison.Ordinal) ? name["test_".Length..] : name;

    private static string ResultOf(Outcome outcome) => outcome.Kind switch
    {
        // A few units depend on the width of vectors; more than a hundred would not be rounding.
        OutcomeKind.Agrees => outcome.Ulps == 0 ? "the same" : outcome.Ulps <= 4 ? "within 4 ulp" : outcome.Ulps <= 100 ? "within 100 ulp" : "within 1e-5",
        OutcomeKind.Declined => "declined: " + outcome.Message.Replace("|", "\\|", StringComparison.Ordinal),
        _ => "wrong",
    };
}
