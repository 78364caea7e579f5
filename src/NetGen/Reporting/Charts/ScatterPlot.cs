using System.Globalization;
using System.Text;
using static System.FormattableString;

namespace NetGen;

/// <summary>A point of a scatter plot.</summary>
/// <param name="X">The horizontal coordinate.</param>
/// <param name="Y">The vertical coordinate.</param>
/// <param name="Group">The group, which sets colour and shape.</param>
/// <param name="IsWrong">Whether the point is crossed out.</param>
internal readonly record struct ScatterPoint(double X, double Y, int Group, bool IsWrong);

/// <summary>Draws points. Groups have different shapes, so that they are also distinct without colours.</summary>
internal static class ScatterPlot
{
    private const int Shapes = 4;

    /// <summary>The points as SVG. Points that are not finite are left out.</summary>
    public static string Svg(PlotFrame frame, IEnumerable<ScatterPoint> points)
    {
        var svg = new StringBuilder();
        foreach (ScatterPoint point in points.Where(static point => double.IsFinite(point.X) && double.IsFinite(point.Y)))
        {
            string at = Invariant($"M{frame.XOf(point.X):0.#} {frame.YOf(point.Y):0.#}");
            svg.Append(CultureInfo.InvariantCulture, $"""<path class="dot {Palette.ClassOf(point.Group)}" d="{at}{Outline(point.Group)}"/>""");
            svg.Append(point.IsWrong ? $"""<path class="wrong" d="{at}m-5-5l10 10m0-10l-10 10"/>""" : "");
        }

        return svg.ToString();
    }

    /// <summary>The legend with the shapes and names of the groups.</summary>
    public static string Legend(IEnumerable<string> names, bool hasWrong)
    {
        string groups = string.Concat(
            names.Select(static (name, i) => $"<li>{Key($"""<path class="dot {Palette.ClassOf(i)}" d="M8 8{Outline(i)}"/>""")}{Markup.Escape(name)}</li>"));
        string wrong = hasWrong ? $"""<li>{Key("""<path class="wrong" d="M8 8m-5-5l10 10m0-10l-10 10"/>""")}taken for another</li>""" : "";
        return $"""<ul class="legend">{groups}{wrong}</ul>""";
    }

    private static string Key(string shape) => $"""<svg class="key" viewBox="0 0 16 16" aria-hidden="true">{shape}</svg>""";

    /// <summary>The outline of a shape, relative to the current point: circle, square, triangle or diamond.</summary>
    private static string Outline(int group) => (group % Shapes) switch
    {
        0 => "m-3.4 0a3.4 3.4 0 1 0 6.8 0a3.4 3.4 0 1 0-6.8 0z",
        1 => "m-3-3h6v6h-6z",
        2 => "m0-4l3.8 6.8h-7.6z",
        _ => "m0-4.2l4.2 4.2l-4.2 4.2l-4.2-4.2z",
    };
}
