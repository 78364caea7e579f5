using System.Text;
using static System.FormattableString;

namespace NetGen;

/// <summary>The rows with the worst mistakes.</summary>
internal static class MistakesSection
{
    private const int MostPictures = 24;
    private const int MostRows = 12;
    private const int MostFeatures = 6;

    public static ReportSection? Of(ReportSubject subject)
    {
        if (subject.Measured is not { } measured)
        {
            return null;
        }

        return measured.IsClassifier ? OfClasses(measured) : measured.Rule == AccuracyRule.None ? OfValues(measured) : null;
    }

    /// <summary>Whether outputs are probabilities, which is so only with these activations.</summary>
    private static bool HasProbabilities(MeasuredNetwork measured) => measured.Info.OutputActivation is Activation.Softmax or Activation.Sigmoid;

    private static ReportSection? OfClasses(MeasuredNetwork measured)
    {
        float[] losses = measured.Scoring.Losses;
        int[] wrong =
        [
            .. Enumerable.Range(0, measured.Data.Count)
                .Where(row => measured.ActualOf(row) != measured.PredictedOf(row))
                .OrderByDescending(row => Worst(losses[row])),
        ];
        if (wrong.Length == 0)
        {
            return null;
        }

        int[] shown = [.. wrong.Take(measured.Image is null ? MostRows : MostPictures)];
        string count = wrong.Length == 1 ? "The one mistake"
            : shown.Length == wrong.Length ? $"All {Figures.Count(wrong.Length, "mistake")}"
            : $"The worst {Figures.Count(shown.Length)} of {Figures.Count(wrong.Length, "mistake")}";
        string body = measured.Image is { } shape ? Pictures(measured, shape, shown) : Table(measured, shown, count);
        string bars = measured.Image is not null
            && HasProbabilities(measured) ? " The upper bar is the probability of what it was taken for, the lower one that of the truth." : "";
        return new ReportSection("mistakes", "Worst mistakes", $"<p>{count} on the {measured.DataName}, those with the largest loss first.{bars}</p>{body}");
    }

    private static string Pictures(MeasuredNetwork measured, ImageShape shape, int[] rows)
    {
        (float black, float white) = RangeOf(measured, rows);
        var html = new StringBuilder("<ul class=\"mistakes\">");
        foreach (int row in rows)
        {
            int actual = measured.ActualOf(row), predicted = measured.PredictedOf(row);
            string was = Markup.Escape(measured.ClassName(actual)), seen = Markup.Escape(measured.ClassName(predicted));
            string uri = Png.DataUri(PixelGrid.Of(shape, i => measured.Data.FeaturesOf(row)[i]).ToPng(black, white));
            html.Append(
                Invariant($"""<li><img class="pixels" alt="row {row}: a {was} taken for {seen}" src="{uri}"><p><b>{was}</b> taken for <b>{seen}</b></p>"""));
            html.Append(Bar(measured, row, predicted, "mistaken")).Append(Bar(measured, row, actual, "right")).Append("</li>\n");
        }

        return html.Append("</ul>").ToString();
    }

    /// <summary>A class with its probability, as a bar and as a number.</summary>
    private static string Bar(MeasuredNetwork measured, int row, int @class, string style)
    {
        float value = OutputFor(measured, row, @class);
        string bar = HasProbabilities(measured) ? Invariant($"""<i style="width:{100 * (float.IsNaN(value) ? 0 : value):F1}%"></i>""") : "";
        string name = Markup.Escape(measured.ClassName(@class));
        return $"""<div class="bar {style}"><span>{name}</span><span class="track">{bar}</span><span>{TextOf(measured, value)}</span></div>""";
    }

    private static string Table(MeasuredNetwork measured, int[] rows, string caption)
    {
        string what = HasProbabilities(measured) ? "probability" : "output";
        int features = Math.Min(measured.Info.InputSize, MostFeatures);
        var table = new HtmlTable(caption,
        [
            "row", "is", "taken for", $"{what} of that", $"{what} of the truth", .. Enumerable.Range(0, features).Select(measured.FeatureName)
        ]);
        foreach (int row in rows)
        {
            int actual = measured.ActualOf(row), predicted = measured.PredictedOf(row);
            string seen = TextOf(measured, OutputFor(measured, row, predicted)), was = TextOf(measured, OutputFor(measured, row, actual));
            table.Add([Figures.Count(row), measured.ClassName(actual), measured.ClassName(predicted), seen, was, .. FeaturesOf(measured, row)]);
        }

        return table.Html();
    }

    private static ReportSection OfValues(MeasuredNetwork measured)
    {
        int size = measured.Info.OutputSize;
        int[] worst = [.. Enumerable.Range(0, measured.Data.Count * size).OrderByDescending(i => Worst(Math.Abs(ErrorAt(i)))).Take(MostRows)];
        int features = Math.Min(measured.Info.InputSize, MostFeatures);
        var table = new HtmlTable("Largest errors",
        [
            "row", .. size > 1 ? ["output"] : (string[])[], "target", "predicted", "error", .. Enumerable.Range(0, features).Select(measured.FeatureName)
        ]);
        foreach (int i in worst)
        {
            (int row, int output) = Math.DivRem(i, size);
            string target = Figures.Number(measured.Data.Targets[i]), predicted = Figures.Number(measured.Scoring.Outputs[i]);
            table.Add([Figures.Count(row), .. size > 1
                ? [Figures.Count(output + 1)]
                : (string[])[], target, predicted, Figures.Number(ErrorAt(i)), .. FeaturesOf(measured, row)]);
        }

        return new ReportSection("mistakes", "Largest errors", $"<p>On the {measured.DataName}.</p>{table.Html()}");

        double ErrorAt(int i) => (double)measured.Scoring.Outputs[i] - measured.Data.Targets[i];
    }

    /// <summary>The size of an error for sorting: NaN is larger than any number.</summary>
    private static double Worst(double size) => double.IsNaN(size) ? double.PositiveInfinity : size;

    private static IEnumerable<string> FeaturesOf(MeasuredNetwork measured, int row) =>
        Enumerable.Range(0, Math.Min(measured.Info.InputSize, MostFeatures)).Select(i => Figures.Number(measured.Data.FeaturesOf(row)[i]));

    /// <summary>The output for a class. A single unit gives the probability of class 1; class 0 has the rest.</summary>
    private static float OutputFor(MeasuredNetwork measured, int row, int @class)
    {
        ReadOnlySpan<float> outputs = measured.OutputsOf(row);
        return outputs.Length > 1 ? outputs[@class] : @class == 1 || !HasProbabilities(measured) ? outputs[0] : 1 - outputs[0];
    }

    private static string TextOf(MeasuredNetwork measured, float value) => HasProbabilities(measured) ? Figures.Probability(value) : Figures.Number(value);

    /// <summary>The range of brightness. Pixels from 0 to 1 are shown unchanged; others are scaled from the smallest to the largest value.</summary>
    private static (float Black, float White) RangeOf(MeasuredNetwork measured, int[] rows)
    {
        float[] pixels = [.. rows.SelectMany(row => measured.Data.FeaturesOf(row).ToArray()).Where(float.IsFinite)];
        (float low, float high) = pixels.Length == 0 ? (0, 1) : (pixels.Min(), pixels.Max());
        return low >= 0 && high <= 1 ? (0, 1) : (low, high > low ? high : low + 1);
    }
}
