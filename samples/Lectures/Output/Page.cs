namespace Lectures.Output;

/// <summary>What a topic writes on: text, tables and plots, without colours or cursor movements, so that it reads the same from a file.</summary>
/// <param name="writer">Where it goes.</param>
/// <param name="unicode">Whether curves are drawn with block characters, as terminals show them, rather than with ASCII.</param>
internal sealed class Page(TextWriter writer, bool unicode)
{
    private const int Width = 100;
    private const int ChartHeight = 15;
    private const int ChartWidth = 61;

    /// <summary>A paragraph, broken into lines.</summary>
    /// <param name="text">Words.</param>
    public void Say(string text)
    {
        int used = 0;
        foreach (string word in text.Split(' '))
        {
            if (used > 0 && used + 1 + word.Length > Width)
            {
                writer.WriteLine();
                used = 0;
            }

            writer.Write(used > 0 ? $" {word}" : word);
            used += word.Length + (used > 0 ? 1 : 0);
        }

        writer.WriteLine();
        writer.WriteLine();
    }

    /// <summary>A line as it stands.</summary>
    /// <param name="text">The line; empty for a blank one.</param>
    public void Line(string text = "") => writer.WriteLine(text);

    /// <summary>A curve on one line, with its first and last value.</summary>
    /// <param name="label">What it shows.</param>
    /// <param name="values">The values, left to right; too many are thinned out.</param>
    /// <param name="logarithmic">Whether the height is that of the logarithm.</param>
    public void Curve(string label, IReadOnlyList<double> values, bool logarithmic = false) =>
        writer.WriteLine($"{label,-30} {Sparkline.Of(values, unicode, logarithmic)}  {values[0]:G4} -> {values[^1]:G4}");

    /// <summary>A table, numbers to the right of their column.</summary>
    /// <param name="headings">One for every column.</param>
    /// <param name="rows">Rows of as many cells.</param>
    public void Table(string[] headings, params IReadOnlyList<string[]> rows)
    {
        string[][] lines = [headings, .. rows];
        int[] widths = [.. Enumerable.Range(0, headings.Length).Select(column => lines.Max(line => line[column].Length))];
        foreach (string[] line in lines)
        {
            writer.WriteLine(
                string.Join("  ", line.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd());
        }

        writer.WriteLine();
    }

    /// <summary>A plane of characters: what stands at every place.</summary>
    /// <param name="left">The smallest x.</param>
    /// <param name="right">The largest x.</param>
    /// <param name="bottom">The smallest y.</param>
    /// <param name="top">The largest y.</param>
    /// <param name="at">The character at x and y.</param>
    public void Plane(double left, double right, double bottom, double top, Func<double, double, char> at)
    {
        for (int row = 0; row < ChartHeight; row++)
        {
            double y = top - ((top - bottom) * row / (ChartHeight - 1));
            writer.WriteLine(
                "  " + string.Concat(Enumerable.Range(0, ChartWidth).Select(column => at(left + ((right - left) * column / (ChartWidth - 1)), y))).TrimEnd());
        }

        writer.WriteLine();
    }

    /// <summary>Points in a plane, such as the path of a descent; of two at the same place the later is seen.</summary>
    /// <param name="points">Where they are, and what marks them.</param>
    public void Points(IReadOnlyList<(double X, double Y, char Mark)> points)
    {
        double left = points.Min(static point => point.X), right = points.Max(static point => point.X);
        double bottom = points.Min(static point => point.Y), top = points.Max(static point => point.Y);
        var marks = new Dictionary<(int Column, int Row), char>();
        foreach ((double x, double y, char mark) in points)
        {
            marks[(Place(x, left, right, ChartWidth), Place(y, bottom, top, ChartHeight))] = mark;
        }

        writer.WriteLine($"  {top:G3}");
        Plane(left, right, bottom, top, (x, y) => marks.GetValueOrDefault((Place(x, left, right, ChartWidth), Place(y, bottom, top, ChartHeight)), ' '));
        writer.WriteLine($"  {bottom:G3}   from left to right: {left:G3} to {right:G3}");
        writer.WriteLine();
    }

    /// <summary>Images side by side, each in a frame below its title.</summary>
    /// <param name="pictures">The images, of one height.</param>
    public void Pictures(params IReadOnlyList<Picture> pictures)
    {
        int lines = (pictures.Max(static picture => picture.Height) + 1) / 2;
        string[] frames = [.. pictures.Select(static picture => $"+{new string('-', picture.Width)}+")];
        writer.WriteLine("  " + string.Join("  ", pictures.Select(static picture => picture.Title.PadRight(picture.Width + 2))).TrimEnd());
        writer.WriteLine("  " + string.Join("  ", frames));
        for (int line = 0; line < lines; line++)
        {
            writer.WriteLine("  " + string.Join("  ", pictures.Select(picture => $"|{picture.Line(line, unicode)}|")));
        }

        writer.WriteLine("  " + string.Join("  ", frames));
        writer.WriteLine();
    }

    private static int Place(double value, double least, double most, int places) =>
        most > least ? (int)Math.Round((value - least) / (most - least) * (places - 1)) : 0;
}
