using System.Text;
using static System.FormattableString;

namespace NetGen;

/// <summary>A line through many points.</summary>
internal static class Polyline
{
    /// <summary>The number of columns: one for each pixel of a chart's width.</summary>
    private const int Columns = 340;

    /// <summary>The line as SVG path data. It is interrupted at values that are not finite, and a single value between such values is a dot.</summary>
    public static string PathOf(PlotFrame frame, IReadOnlyList<int> x, IReadOnlyList<double> y)
    {
        var path = new StringBuilder();
        bool isDrawing = false;
        foreach (int i in Thinned(y))
        {
            if (double.IsFinite(y[i]))
            {
                // A line of length zero with round ends is a dot.
                path.Append(Invariant($"{(isDrawing ? 'L' : 'M')}{frame.XOf(x[i]):0.#} {frame.YOf(y[i]):0.#}{(isDrawing ? "" : "h0")}"));
            }

            isDrawing = double.IsFinite(y[i]);
        }

        return path.ToString();
    }

    /// <summary>
    /// The indices of the points to draw. If there are more points than pixels, these are the smallest and the largest value of every column, so that no peak
    /// is lost.
    /// </summary>
    public static IEnumerable<int> Thinned(IReadOnlyList<double> values)
    {
        if (values.Count <= 2 * Columns)
        {
            return Enumerable.Range(0, values.Count);
        }

        return Enumerable.Range(0, Columns).SelectMany(column =>
        {
            int first = Start(column), next = Start(column + 1);
            int[] finite = [.. Enumerable.Range(first, next - first).Where(i => double.IsFinite(values[i]))];
            return finite.Length == 0 ? [first] : new SortedSet<int> { finite.MinBy(i => values[i]), finite.MaxBy(i => values[i]) };
        });

        int Start(int column) => (int)((long)column * values.Count / Columns);
    }
}
