namespace NetGen;

/// <summary>The numbers of the curves as a table, for people and for screen readers.</summary>
internal static class EpochsSection
{
    private const int MostRows = 100;

    private static readonly (string Name, Func<EpochRecord, double?> Value, Func<double, string> Text)[] s_columns =
    [
        ("loss", static epoch => epoch.Loss, Figures.Number),
        ("penalty", static epoch => epoch.Penalty == 0 ? null : epoch.Penalty, Figures.Number),
        ("accuracy", static epoch => epoch.Accuracy, Figures.Percent),
        ("validation loss", static epoch => epoch.ValidationLoss, Figures.Number),
        ("validation accuracy", static epoch => epoch.ValidationAccuracy, Figures.Percent),
        ("learning rate", static epoch => epoch.LearningRate, Figures.Number),
    ];

    public static ReportSection? Of(ReportSubject subject)
    {
        IReadOnlyList<EpochRecord> epochs = subject.History.Epochs;
        if (epochs.Count == 0)
        {
            return null;
        }

        (string Name, Func<EpochRecord, double?> Value, Func<double, string> Text)[] columns =
        [
            .. s_columns.Where(column => epochs.Any(epoch => column.Value(epoch) is not null))
        ];
        EpochRecord[] rows = RowsOf(epochs, subject.Best);
        string caption = rows.Length == epochs.Count
            ? "All epochs"
            : $"{Figures.Count(rows.Length)} of {Figures.Count(epochs.Count)} epochs, evenly spread, the best among them";
        var table = new HtmlTable(caption, ["epoch", .. columns.Select(static column => column.Name), "time"]);
        foreach (EpochRecord epoch in rows)
        {
            table.Add([Figures.Count(epoch.Epoch), .. columns.Select(column => column.Text(column.Value(epoch) ?? double.NaN)), Figures.Time(epoch.Duration)]);
        }

        return new ReportSection("epochs", "Epochs in numbers", $"<details><summary>{Markup.Escape(caption)}</summary>{table.Html()}</details>");
    }

    private static EpochRecord[] RowsOf(IReadOnlyList<EpochRecord> epochs, EpochRecord? best) => epochs.Count <= MostRows
        ? [.. epochs]
        : [.. Enumerable.Range(0, MostRows)
            .Select(i => epochs[(int)((long)i * (epochs.Count - 1) / (MostRows - 1))])
            .Append(best).OfType<EpochRecord>()
            .DistinctBy(static epoch => epoch.Epoch)
            .OrderBy(static epoch => epoch.Epoch)];
}
