using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using static System.FormattableString;

namespace NetGen;

/// <summary>One line of a chart.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Values">One for every x. Values that are not finite are gaps.</param>
internal sealed record Series(string Name, ImmutableArray<double> Values);

/// <summary>A chart of lines over the epochs of a training.</summary>
/// <param name="Title">The title above the chart.</param>
/// <param name="Epochs">The x of every value.</param>
/// <param name="Axis">The vertical axis.</param>
/// <param name="Lines">At least one line.</param>
internal sealed record LineChart(string Title, ImmutableArray<int> Epochs, PlotAxis Axis, ImmutableArray<Series> Lines)
{
    /// <summary>The most values for which each value is marked by a point.</summary>
    private const int MostMarks = 30;

    /// <summary>The most areas for tooltips. More of them would be too narrow for a pointer.</summary>
    private const int MostReadings = 120;

    /// <summary>Formats a value.</summary>
    public Func<double, string> Text { get; init; } = Figures.Number;

    /// <summary>An epoch to mark, such as the best one; null for none.</summary>
    public int? Marked { get; init; }

    /// <summary>Title, legend and drawing.</summary>
    public string Html()
    {
        var frame = new PlotFrame(PlotAxis.ForCounts("epoch", Epochs[0], Epochs[^1]), Axis);
        var content = new StringBuilder();
        if (Marked is { } marked)
        {
            (double x, (_, double top, _, double height)) = (frame.XOf(marked), frame.Area);
            content.Append(Invariant($"""<path class="mark" d="M{x:0.#} {top:0.#}v{height:0.#}"/>"""));
        }

        for (int i = 0; i < Lines.Length; i++)
        {
            content.Append(Invariant($"""<path class="line {StyleOf(i)}" d="{Polyline.PathOf(frame, Epochs, Lines[i].Values)}"/>"""));
            content.Append(MarksOf(frame, i));
        }

        content.Append(Readings(frame));
        string caption = $"<h3>{Markup.Escape(Title)}</h3>{Legend()}";
        return $"""<figure class="chart"><figcaption>{caption}</figcaption>{frame.Svg(Description(), content.ToString())}</figure>""";
    }

    /// <summary>The style of a line: a colour and dashes, so that lines are also distinct without colours.</summary>
    private static string StyleOf(int line) => Invariant($"{Palette.ClassOf(line)}{(line % 2 == 1 ? " dashed" : "")}");

    private string Legend()
    {
        string best = Marked is { } marked ? Invariant($"""<li class="best"><i></i>best epoch, {marked}</li>""") : "";
        string lines = string.Concat(Lines.Select(static (line, i) => $"""<li class="{StyleOf(i)}"><i></i>{Markup.Escape(line.Name)}</li>"""));
        return $"""<ul class="legend">{lines}{best}</ul>""";
    }

    private string MarksOf(PlotFrame frame, int line) => Epochs.Length > MostMarks ? "" : string.Concat(
        Epochs.Zip(Lines[line].Values)
            .Where(static point => double.IsFinite(point.Second))
            .Select(point => Invariant(
                $"""<circle class="point {Palette.ClassOf(line)}" cx="{frame.XOf(point.First):0.#}" cy="{frame.YOf(point.Second):0.#}" r="2.6"/>""")));

    /// <summary>Vertical strips with tooltips that show the values.</summary>
    private string Readings(PlotFrame frame)
    {
        int stride = (Epochs.Length + MostReadings - 1) / MostReadings;
        (double left, double top, double width, double height) = frame.Area;
        double half = width / Math.Max(1, (Epochs.Length - 1) / stride) / 2;
        var strips = new StringBuilder();
        for (int i = 0; i < Epochs.Length; i += stride)
        {
            double x = frame.XOf(Epochs[i]), from = Math.Max(left, x - half), to = Math.Min(left + width, x + half);
            strips.Append(
                Invariant($"""<rect class="reading" x="{from:0.#}" y="{top:0.#}" width="{to - from:0.#}" height="{height:0.#}"><title>epoch {Epochs[i]}"""));
            foreach (Series line in Lines)
            {
                strips.Append(CultureInfo.InvariantCulture, $"\n{Markup.Escape(line.Name)}: {Text(line.Values[i])}");
            }

            strips.Append("</title></rect>");
        }

        return strips.ToString();
    }

    private string Description() => $"{Title} by epoch. " + string.Join("; ", Lines.Select(line =>
    {
        double[] finite = [.. line.Values.Where(double.IsFinite)];
        return finite.Length == 0
            ? $"{line.Name}: no finite value"
            : $"{line.Name}: from {Text(finite[0])} to {Text(finite[^1])}, between {Text(finite.Min())} and {Text(finite.Max())}";
    })) + ".";
}
