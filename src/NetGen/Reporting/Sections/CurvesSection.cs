using System.Collections.Immutable;

namespace NetGen;

/// <summary>The curves of the training, epoch by epoch.</summary>
internal static class CurvesSection
{
    /// <summary>The most lines in one chart that readers can distinguish.</summary>
    private const int MostTensors = 6;

    public static ReportSection? Of(ReportSubject subject)
    {
        string charts = string.Concat(ChartsOf(subject).OfType<LineChart>().Select(static chart => chart.Html()));
        return charts.Length == 0 ? null : new ReportSection("curves", "Course of the training", $"""<div class="charts">{charts}</div>""");
    }

    private static IEnumerable<LineChart?> ChartsOf(ReportSubject subject)
    {
        ImmutableArray<EpochRecord> epochs = [.. subject.History.Epochs];
        int? best = subject.Best?.Epoch;
        bool hasPenalty = epochs.Any(static epoch => epoch.Penalty != 0);
        yield return ChartOf("Loss", "mean loss of a sample", epochs, static (label, values) => PlotAxis.ForMeasures(label, values),
        [
            Line("training", epochs, static epoch => epoch.Loss),
            Line("validation", epochs, static epoch => epoch.ValidationLoss),
            .. hasPenalty ? [Line("training with penalties", epochs, static epoch => epoch.TotalLoss)] : (Series[])[],
        ]) is { } loss ? loss with { Marked = best } : null;
        yield return ChartOf("Accuracy", "right answers", epochs, PlotAxis.ForShares,
        [
            Line("training", epochs, static epoch => epoch.Accuracy),
            Line("validation", epochs, static epoch => epoch.ValidationAccuracy),
        ]) is { } accuracy ? accuracy with { Marked = best, Text = Figures.Percent } : null;
        yield return ChartOf("Learning rate", "step size at the epoch's end", epochs,
            static (label, values) => PlotAxis.ForMeasures(label, values, mayBeLogarithmic: false),
            [Line("learning rate", epochs, static epoch => epoch.LearningRate)]);
        yield return GradientsOf(epochs);
    }

    /// <summary>The gradient norms of the weights, from the first layer to the last. Epochs without a reading of a monitor are left out.</summary>
    private static LineChart? GradientsOf(ImmutableArray<EpochRecord> epochs)
    {
        ImmutableArray<EpochRecord> looked = [.. epochs.Where(static epoch => epoch.Health is not null)];
        if (looked.IsEmpty)
        {
            return null;
        }

        string[] tensors =
        [
            .. looked[0].Health!.Tensors.Select(static tensor => tensor.Name).Where(static name => name.EndsWith(".weight", StringComparison.Ordinal))
        ];
        int lines = Math.Min(tensors.Length, MostTensors);
        return ChartOf("Gradient norms", "‖dW‖ of the mean loss", looked, static (label, values) => PlotAxis.ForMeasures(label, values),
            [.. Enumerable.Range(0, lines)
                .Select(i => tensors[lines == 1 ? 0 : i * (tensors.Length - 1) / (lines - 1)])
                .Select(name => Line(name, looked, epoch => NormOf(epoch, name)))]);
    }

    private static double NormOf(EpochRecord epoch, string tensor) =>
        epoch.Health!.Tensors.FirstOrDefault(health => health.Name == tensor)?.GradientNorm ?? double.NaN;

    private static Series Line(string name, ImmutableArray<EpochRecord> epochs, Func<EpochRecord, double?> value) =>
        new(name, [.. epochs.Select(epoch => value(epoch) ?? double.NaN)]);

    /// <summary>A chart of the lines that have at least one finite value; null if there is no such line.</summary>
    private static LineChart? ChartOf(
        string title, string label, ImmutableArray<EpochRecord> epochs, Func<string, IEnumerable<double>, PlotAxis> axis, ImmutableArray<Series> lines)
    {
        ImmutableArray<Series> drawn = [.. lines.Where(static line => line.Values.Any(double.IsFinite))];
        return drawn.IsEmpty
            ? null
            : new LineChart(title, [.. epochs.Select(static epoch => epoch.Epoch)], axis(label, drawn.SelectMany(static line => line.Values)), drawn);
    }
}
