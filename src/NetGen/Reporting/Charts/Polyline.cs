using System.Text;
using static System.FormattableString;

namespace NetGen;

/// <summary>A line through many points.</summary>
internal static class Polyline
{
    /// <summary>As many as a chart has pixels side by side.</summary>
    private const int Columns = 340;

    /// <summary>The line as SVG path data: interrupted where a value is not finite, a dot where one stands alone.</summary>
    public static string PathOf(PlotFrame frame, IReadOnlyList<int> x, IReadOnlyList<double> y)
    {
        var path = new StringBuilder();
        bool isDrawing = false;
        foreach (int i in Thinned(y))
        {
            if (double.IsFinite(y[i]))
            {
                // A line of no length is what round ends make a dot of.
                path.Append(Invariant($"{(isDrawing ? 'L' : 'M')}{frame.XOf(x[i]):0.#} {frame.YOf(y[i]):0.#}{(isDrawing ? "" : "h0")}"));
            }

            isDrawing = double.IsFinite(y[i]);
        }

        return path.ToString();
    }

    /// <summary>The points that matter: where there are more than pixels, the smallest and the largest of every column, so that no peak is lost.</summary>
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
