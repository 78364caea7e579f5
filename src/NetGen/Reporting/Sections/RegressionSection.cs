using static System.FormattableString;

namespace NetGen;

/// <summary>How close outputs are to the targets of a regression.</summary>
internal static class RegressionSection
{
    private const int MostOutputs = 4;
    private const int MostPoints = 500;

    public static ReportSection? Of(ReportSubject subject)
    {
        if (subject.Measured is not { Rule: AccuracyRule.None } measured)
        {
            return null;
        }

        Evaluation result = measured.Evaluation;
        string plots = string.Concat(Enumerable.Range(0, Math.Min(measured.Info.OutputSize, MostOutputs)).Select(output => PlotOf(measured, output)));
        return new ReportSection("values", "Outputs against targets", $"""
            <p>On the {measured.DataName} of {Figures.Count(measured.Data.Count, "row")}: root mean squared error {Figures.Number(result.Rmse)},
            mean absolute error {Figures.Number(result.Mae)}, coefficient of determination R² {Figures.Number(result.R2)}.
            A perfect network would put every point on the line.</p>
            <div class="charts">{plots}</div>
            """);
    }

    private static string PlotOf(MeasuredNetwork measured, int output)
    {
        ScatterPoint[] points = [.. measured.SpreadRows(MostPoints)
            .Select(row => new ScatterPoint(measured.Data.TargetsOf(row)[output], measured.OutputsOf(row)[output], Group: 0, IsWrong: false))];
        double[] values = [.. points.SelectMany(static point => (double[])[point.X, point.Y]).Where(double.IsFinite)];
        if (values.Length == 0)
        {
            return "";
        }

        // Both axes have the same range, so that the diagonal shows where output and target are equal.
        var frame = new PlotFrame(PlotAxis.ForCoordinates("target", values), PlotAxis.ForCoordinates("output", values)) { Height = 330 };
        (double left, double top, double width, double height) = frame.Area;
        string title = measured.Info.OutputSize == 1 ? "Output and target" : Invariant($"Output {output + 1} and its target");
        string diagonal = Invariant($"""<path class="mark" d="M{left:0.#} {top + height:0.#}L{left + width:0.#} {top:0.#}"/>""");
        string svg =
            frame.Svg($"{title}, {Figures.Count(points.Length, "point")} and the line on which they are equal.", diagonal + ScatterPlot.Svg(frame, points));
        return $"""<figure class="chart"><figcaption><h3>{title}</h3></figcaption>{svg}</figure>""";
    }
}
