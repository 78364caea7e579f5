using System.Globalization;
using System.Net;
using System.Text;

namespace NetGen;

/// <summary>
/// Draws a search as SVG, with one panel for each axis. A panel shows the scores of the trials over the values of the axis, on the scale of the axis. Colours
/// follow the viewer's light or dark theme. A tooltip names each trial.
/// </summary>
internal sealed class SearchPlot
{
    private const int PanelWidth = 320;
    private const int PanelHeight = 260;
    private const int Columns = 3;
    private const int Header = 64;
    private const int Footer = 34;

    /// <summary>The rectangle of the axes within a panel.</summary>
    private const int Left = 62, Top = 12, FrameWidth = 238, FrameHeight = 190;

    private const string Style = """
        <style>
        :root { color-scheme: light dark; }
        .paper { fill: #ffffff } .ink { fill: #1c1c1e } .soft { fill: #5f6368 } .frame { fill: none; stroke: #9aa0a6 } .grid { stroke: #e3e5e8 }
        .completed { fill: #1a6fd4; stroke: #ffffff } .halved { fill: none; stroke: #8a9099; stroke-width: 1.4 }
        .unfinished { fill: none; stroke: #8a9099; stroke-dasharray: 2 2 }
        .diverged { stroke: #c5221f; stroke-width: 1.8; fill: none } .best { fill: #e8710a; stroke: #ffffff }
        text { font: 12px system-ui, sans-serif } .title { font-size: 16px; font-weight: 600 } .tick { font-size: 11px }
        @media (prefers-color-scheme: dark) {
        .paper { fill: #1b1c1f } .ink { fill: #e8eaed } .soft { fill: #a3a9b1 } .frame { stroke: #6b7178 } .grid { stroke: #34373c }
        .completed { fill: #6ea8fe; stroke: #1b1c1f } .best { fill: #ffa94d; stroke: #1b1c1f } .diverged { stroke: #ff8a80 }
        }
        </style>
        """;

    private readonly SearchResult _result;
    private readonly IReadOnlyList<Axis> _axes;
    private readonly ScoreScale _scores;
    private readonly StringBuilder _svg = new();

    public SearchPlot(SearchResult result, IReadOnlyList<Axis> axes)
    {
        (_result, _axes) = (result, axes);
        _scores = new ScoreScale(result.Trials.Select(static trial => trial.Score ?? double.NaN));
    }

    public string ToSvg()
    {
        int columns = Math.Min(Columns, _axes.Count), rows = (_axes.Count + columns - 1) / columns;
        int width = columns * PanelWidth, height = Header + (rows * PanelHeight) + Footer;
        _svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" "
            + $"height=\"{height}\" role=\"img\">\n");
        _svg.Append(
            CultureInfo.InvariantCulture, $"<title>{Escaped(Caption)}</title>\n{Style}\n<rect class=\"paper\" width=\"{width}\" height=\"{height}\"/>\n");
        Text(16, 28, "ink title", "start", Caption);
        Text(16, 48, "soft", "start", Shortened(_result.Ranking is [{ Score: not null } best, ..]
            ? $"best: {best.Trial.Settings}"
            : "no trial has a score", width));
        for (int axis = 0; axis < _axes.Count; axis++)
        {
            _svg.Append(
                CultureInfo.InvariantCulture, $"<g transform=\"translate({(axis % columns) * PanelWidth} {Header + (axis / columns * PanelHeight)})\">\n");
            Panel(axis);
            _svg.Append("</g>\n");
        }

        Legend(height - 14);
        return _svg.Append("</svg>\n").ToString();
    }

    private string Caption => string.Create(CultureInfo.InvariantCulture, $"{_result.Metric.Name} of {_result.Trials.Length} trials");

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);

    /// <summary>The text, shortened to a width in pixels, at seven pixels per letter.</summary>
    private static string Shortened(string text, int pixels) => text.Length <= (pixels - 20) / 7 ? text : text[..((pixels - 20) / 7)] + "…";

    private void Panel(int axis)
    {
        IAxisScale scale = _axes[axis].Scale;
        foreach (double tick in _scores.Ticks)
        {
            double y = Y(tick);
            _svg.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Left + FrameWidth}\" y1=\"{y:F1}\" y2=\"{y:F1}\"/>\n");
            Text(Left - 6, y + 4, "soft tick", "end", tick.ToString("G3", CultureInfo.InvariantCulture));
        }

        double[] ticks = scale.Ticks();
        foreach (double tick in ticks)
        {
            double x = X(tick);
            _svg.Append(CultureInfo.InvariantCulture, $"<line class=\"frame\" x1=\"{x:F1}\" x2=\"{x:F1}\" y1=\"{Top + FrameHeight}\" "
                + $"y2=\"{Top + FrameHeight + 4}\"/>\n");
            Text(x, Top + FrameHeight + 17, "soft tick", "middle", Shortened(scale.TextAt(tick), Math.Max(90, FrameWidth / ticks.Length)));
        }

        for (int border = 1; border < scale.Choices; border++)
        {
            double x = X((double)border / scale.Choices);
            _svg.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{x:F1}\" x2=\"{x:F1}\" y1=\"{Top}\" y2=\"{Top + FrameHeight}\"/>\n");
        }

        _svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"frame\" x=\"{Left}\" y=\"{Top}\" width=\"{FrameWidth}\" height=\"{FrameHeight}\"/>\n");
        Text(Left + (FrameWidth / 2), Top + FrameHeight + 36, "ink", "middle", Shortened(_axes[axis].Name, FrameWidth));

        // The best trial is drawn last, so that it is on top.
        foreach (TrialResult trial in _result.Ranking.Reverse().Where(static trial => trial.Epochs.Count > 0 || trial.Outcome == TrialOutcome.Diverged))
        {
            double x = X(trial.Trial.Positions[axis]), y = trial.Score is { } score ? Y(score) : Top + 10;
            _svg.Append(CultureInfo.InvariantCulture, $"<g><title>{Escaped(trial.ToString())}</title>{Mark(trial, x, y)}</g>\n");
        }
    }

    private string Mark(TrialResult trial, double x, double y) =>
        trial.Score is null ? Cross(x, y) :
        trial == _result.Ranking[0] ? Circle("best", x, y, 6.5) :
        Circle(ClassOf(trial.Outcome), x, y, 4.5);

    private static string ClassOf(TrialOutcome outcome) => outcome switch
    {
        TrialOutcome.Completed => "completed",
        TrialOutcome.Halved => "halved",
        _ => "unfinished",
    };

    private static string Circle(string @class, double x, double y, double radius) =>
        string.Create(CultureInfo.InvariantCulture, $"<circle class=\"{@class}\" cx=\"{x:F1}\" cy=\"{y:F1}\" r=\"{radius}\"/>");

    private static string Cross(double x, double y) =>
        string.Create(CultureInfo.InvariantCulture, $"<path class=\"diverged\" d=\"M{x - 4:F1} {y - 4:F1} l8 8 m0 -8 l-8 8\"/>");

    private static double X(double position) => Left + (position * FrameWidth);

    private double Y(double score) => Top + 10 + ((1 - _scores.ShareOf(score)) * (FrameHeight - 20));

    /// <summary>The legend, with only those marks that occur.</summary>
    private void Legend(double y)
    {
        double x = 22;
        foreach ((string mark, string word) in Marks())
        {
            _svg.Append(mark).Append('\n');
            Text(x + 12, y + 4, "soft", "start", word);
            x += 120;
        }

        IEnumerable<(string Mark, string Word)> Marks()
        {
            if (_result.Ranking is [{ Score: not null }, ..])
            {
                yield return (Circle("best", x, y, 6.5), "best");
            }

            foreach (TrialOutcome outcome in _result.Trials.Select(static trial => trial.Outcome).Distinct().Order())
            {
                yield return (outcome == TrialOutcome.Diverged
                    ? Cross(x, y)
                    : Circle(ClassOf(outcome), x, y, 4.5), outcome == TrialOutcome.Halved ? "ended by halving" : outcome.ToString().ToLowerInvariant());
            }
        }
    }

    private void Text(double x, double y, string @class, string anchor, string text) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<text class=\"{@class}\" x=\"{x:F1}\" y=\"{y:F1}\" text-anchor=\"{anchor}\">{Escaped(text)}</text>\n");
}
