namespace Lectures.Output;

/// <summary>A curve on one line of text: the higher the value, the more of the line is filled.</summary>
internal static class Sparkline
{
    private const int Columns = 48;
    private const string Blocks = "▁▂▃▄▅▆▇█";
    private const string Ascii = "_.-=+*#@";

    /// <summary>The curve.</summary>
    /// <param name="values">Left to right; of more than fit, each character shows the last of its share. What is not finite is a question mark.</param>
    /// <param name="unicode">Whether to use block characters.</param>
    /// <param name="logarithmic">Whether the height is that of the logarithm.</param>
    public static string Of(IReadOnlyList<double> values, bool unicode, bool logarithmic)
    {
        int columns = Math.Min(Columns, values.Count);
        double[] heights = [.. Enumerable.Range(1, columns).Select(column => values[(column * values.Count / columns) - 1])];
        if (logarithmic)
        {
            heights = Array.ConvertAll(heights, Math.Log);
        }

        double[] finite = [.. heights.Where(double.IsFinite)];
        double least = finite.DefaultIfEmpty(0).Min(), most = finite.DefaultIfEmpty(0).Max();
        string levels = unicode ? Blocks : Ascii;
        return string.Concat(heights.Select(Level));

        char Level(double height) =>
            !double.IsFinite(height) ? '?' : most > least ? levels[(int)Math.Round((height - least) / (most - least) * (levels.Length - 1))] : levels[0];
    }
}
