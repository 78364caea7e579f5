using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>The trials of a search as a table of text.</summary>
internal static class TrialTable
{
    public static string Of(SearchResult result, IReadOnlyList<Axis> axes)
    {
        string[][] rows =
        [
            ["trial", .. axes.Select(static axis => axis.Name), "epochs", result.Metric.Name, ""],
            .. result.Ranking.Select(trial => Row(trial, axes.Count)),
        ];
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        var text = new StringBuilder();
        foreach (string[] row in rows)
        {
            text.Append(string.Join("  ", row.Select((cell, column) => cell.PadLeft(widths[column]))).TrimEnd()).Append('\n');
        }

        return text.Append(Summary(result)).ToString();
    }

    private static string[] Row(TrialResult result, int axes) =>
    [
        result.Trial.Number.ToString(CultureInfo.InvariantCulture),
        .. Enumerable.Range(0, axes).Select(result.Trial.TextOf),
        result.Epochs.Count.ToString(CultureInfo.InvariantCulture),
        result.Score is { } score ? score.ToString("G4", CultureInfo.InvariantCulture) : "-",
        Word(result.Outcome),
    ];

    private static string Summary(SearchResult result)
    {
        IEnumerable<string> outcomes = result.Trials.CountBy(static trial => trial.Outcome).OrderBy(static group => group.Key)
            .Select(static group =>
                string.Create(CultureInfo.InvariantCulture, $"{group.Value} {(group.Key == TrialOutcome.Completed ? "completed" : Word(group.Key))}"));
        return string.Create(CultureInfo.InvariantCulture, $"{result.Trials.Length} trials: {string.Join(", ", outcomes)}\n");
    }

    private static string Word(TrialOutcome outcome) => outcome switch
    {
        TrialOutcome.Completed => "",
        TrialOutcome.Halved => "halved",
        TrialOutcome.Diverged => "diverged",
        _ => "unfinished",
    };
}
