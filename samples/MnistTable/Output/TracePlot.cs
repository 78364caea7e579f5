using System.Globalization;
using System.Net;
using NetGen;

namespace MnistTable.Output;

/// <summary>Losses over epochs on a logarithmic scale, as an SVG drawing.</summary>
internal static class TracePlot
{
    private const double Width = 640, Height = 260, Left = 60, Right = 10, Top = 10, Bottom = 30;

    /// <summary>Draws the trainings of one row.</summary>
    /// <param name="histories">One for each seed.</param>
    /// <param name="title">For those who hear the page instead of seeing it.</param>
    public static string Of(IReadOnlyList<History> histories, string title)
    {
        double[] losses = [.. histories.SelectMany(static history => history.Epochs)
            .SelectMany(static epoch => new[] { epoch.Loss, epoch.ValidationLoss ?? 0 })
            .Where(static loss => loss > 0)];
        int epochs = histories.Max(static history => history.Epochs.Count);
        double low = Math.Floor(Math.Log10(losses.Min())), high = Math.Max(low + 1, Math.Ceiling(Math.Log10(losses.Max())));
        IEnumerable<string> grid = Enumerable.Range((int)low, (int)(high - low) + 1).Select(power => string.Create(
            CultureInfo.InvariantCulture,
            $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(power):F1}\" y2=\"{Y(power):F1}\"/><text x=\"{Left - 6}\" "
                + $"y=\"{Y(power) + 4:F1}\" text-anchor=\"end\">{Math.Pow(10, power):G}</text>"));
        IEnumerable<string> lines = histories.SelectMany(history => new[]
        {
            Line(history, "train", static epoch => epoch.Loss), Line(history, "held", static epoch => epoch.ValidationLoss ?? 0)
        });
        return $"""
            <svg viewBox="0 0 {Width} {Height}" role="img" aria-label="{WebUtility.HtmlEncode(title)}">
            {string.Join('\n', grid)}
            <text x="{Left}" y="{Height - 8}">epoch 1</text><text x="{Width - Right}" y="{Height - 8}" text-anchor="end">{epochs}</text>
            {string.Join('\n', lines)}
            </svg>
            """;

        double X(int epoch) => Left + ((Width - Left - Right) * (epoch - 1) / Math.Max(1, epochs - 1));

        double Y(double power) => Top + ((Height - Top - Bottom) * (high - power) / (high - low));

        string Line(History history, string kind, Func<EpochRecord, double> value)
        {
            IEnumerable<string> points =
                history.Epochs.Where(epoch => value(epoch) > 0).Select(epoch => Invariant($"{X(epoch.Epoch):F1},{Y(Math.Log10(value(epoch))):F1}"));
            return $"<polyline class=\"{kind}\" fill=\"none\" stroke-width=\"1.5\" points=\"{string.Join(' ', points)}\"/>";
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
