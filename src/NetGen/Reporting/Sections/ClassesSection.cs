namespace NetGen;

/// <summary>The confusion matrix.</summary>
internal static class ClassesSection
{
    /// <summary>The most classes for a table. With more, cells are too small for numbers.</summary>
    private const int MostCells = 20;

    private const int MostPairs = 8;

    public static ReportSection? Of(ReportSubject subject)
    {
        if (subject.Measured is not { Evaluation.ConfusionMatrix: { } matrix } measured)
        {
            return null;
        }

        string drawn = matrix.ClassCount <= MostCells ? ConfusionTable.Html(matrix, measured.ClassName) : ConfusionImage.Html(matrix);
        return new ReportSection("classes", "Classes", $"""
            <p>On the {measured.DataName} of {Figures.Count(measured.Data.Count, "row")}: accuracy {Figures.Percent(measured.Evaluation.Accuracy)},
            loss {Figures.Number(measured.Evaluation.Loss)}.
            A row is a class as it is, a column what it was taken for; shades are shares of the row.</p>
            <div class="pair">{drawn}<div>{PairsOf(measured, matrix)}{PerClass(measured, matrix)}</div></div>
            """);
    }

    /// <summary>The pairs of classes that are confused most often.</summary>
    private static string PairsOf(MeasuredNetwork measured, ConfusionMatrix matrix)
    {
        var table = new HtmlTable("Most often mistaken", "class", "taken for", "times");
        (int Actual, int Predicted)[] pairs =
        [
            .. (from actual in Enumerable.Range(0, matrix.ClassCount)
                from predicted in Enumerable.Range(0, matrix.ClassCount)
                where actual != predicted && matrix[actual, predicted] > 0
                orderby matrix[actual, predicted] descending
                select (actual, predicted)).Take(MostPairs),
        ];
        foreach ((int actual, int predicted) in pairs)
        {
            table.Add(measured.ClassName(actual), measured.ClassName(predicted), Figures.Count(matrix[actual, predicted]));
        }

        int lost = Enumerable.Range(0, matrix.ClassCount).Sum(matrix.UnclassifiedOf);
        string left = lost == 0 ? "" : $"<p>Rows of no class, because an output is NaN: {Figures.Count(lost)}.</p>";
        return left + (pairs.Length > 0 ? table.Html() : lost == 0 ? "<p>No row was mistaken.</p>" : "");
    }

    private static string PerClass(MeasuredNetwork measured, ConfusionMatrix matrix)
    {
        var table = new HtmlTable("Each class", "class", "rows", "precision", "recall", "F1");
        for (int i = 0; i < matrix.ClassCount; i++)
        {
            int rows = matrix.SupportOf(i);
            table.Add(measured.ClassName(
                i), Figures.Count(rows), Figures.Percent(matrix.PrecisionOf(i)), Figures.Percent(matrix.RecallOf(i)), Figures.Percent(matrix.F1Of(i)));
        }

        return $"<details><summary>Precision and recall of each class</summary>{table.Html()}</details>";
    }
}
