using System.Globalization;
using System.Text;
using NetGen;

namespace Digits.Output;

/// <summary>Which digit was read as which, as a table to be read by people.</summary>
public sealed class ConfusionTable
{
    private const int LabelWidth = 6;
    private const int CountWidth = 6;
    private const int ShareWidth = 9;

    private readonly int[,] _counts;

    /// <summary>The table of a test.</summary>
    /// <param name="confusion">What the test gave.</param>
    public ConfusionTable(ConfusionMatrix confusion)
        : this(CountsOf(confusion))
    {
    }

    /// <summary>A table of given counts.</summary>
    /// <param name="counts">[class, read as]; as many rows as columns.</param>
    public ConfusionTable(int[,] counts) => _counts = counts;

    private int Classes => _counts.GetLength(0);

    /// <summary>What a cell of the table holds, so that a terminal can colour it.</summary>
    public enum CellKind
    {
        /// <summary>A heading, a class.</summary>
        Heading,

        /// <summary>Nothing was confused here.</summary>
        Nothing,

        /// <summary>Read right.</summary>
        Right,

        /// <summary>Read wrong.</summary>
        Wrong,

        /// <summary>A share, such as the recall.</summary>
        Share,
    }

    /// <summary>The table as cells, line by line; all cells of a column are equally wide.</summary>
    public IEnumerable<IReadOnlyList<(string Text, CellKind Kind)>> Lines()
    {
        yield return [Heading("", LabelWidth), .. Range().Select(read => Heading(Name(read), CountWidth)), Heading("recall", ShareWidth)];
        foreach (int written in Range())
        {
            yield return [Heading(Name(written), LabelWidth), .. Range().Select(read => CountCell(written, read)), ShareCell(RecallOf(written))];
        }

        yield return [Heading("prec.", LabelWidth), .. Range().Select(read => ShareCell(PrecisionOf(read), CountWidth, "F2"))];
    }

    /// <summary>The most frequent mistake in words; null when there is none.</summary>
    public string? WorstPair()
    {
        (int written, int read) = Range().SelectMany(_ => Range(), static (written, read) => (written, read))
            .Where(static pair => pair.written != pair.read)
            .MaxBy(pair => _counts[pair.written, pair.read]);
        int times = _counts[written, read];
        return times == 0 ? null : $"Most often mistaken: a {written} read as a {read}, {times} of {RowSum(written):N0} times.";
    }

    /// <summary>The table as plain text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (IReadOnlyList<(string Text, CellKind Kind)> line in Lines())
        {
            text.AppendLine(string.Concat(line.Select(static cell => cell.Text)).TrimEnd());
        }

        return text.ToString();
    }

    private static int[,] CountsOf(ConfusionMatrix confusion)
    {
        int[,] counts = new int[confusion.ClassCount, confusion.ClassCount];
        for (int written = 0; written < confusion.ClassCount; written++)
        {
            for (int read = 0; read < confusion.ClassCount; read++)
            {
                counts[written, read] = confusion[written, read];
            }
        }

        return counts;
    }

    private static (string Text, CellKind Kind) Heading(string text, int width) => (text.PadLeft(width), CellKind.Heading);

    private static (string Text, CellKind Kind) ShareCell(double share, int width = ShareWidth, string format = "F4") =>
        ((double.IsNaN(share) ? "-" : share.ToString(format, CultureInfo.InvariantCulture)).PadLeft(width), CellKind.Share);

    private static string Name(int @class) => @class.ToString(CultureInfo.InvariantCulture);

    private (string Text, CellKind Kind) CountCell(int written, int read)
    {
        int count = _counts[written, read];
        CellKind kind = written == read ? CellKind.Right : count == 0 ? CellKind.Nothing : CellKind.Wrong;
        string text = kind == CellKind.Nothing ? "." : count.ToString(CultureInfo.InvariantCulture);
        return (text.PadLeft(CountWidth), kind);
    }

    private double RecallOf(int written) => (double)_counts[written, written] / RowSum(written);

    private double PrecisionOf(int read) => (double)_counts[read, read] / Range().Sum(written => _counts[written, read]);

    private int RowSum(int written) => Range().Sum(read => _counts[written, read]);

    private IEnumerable<int> Range() => Enumerable.Range(0, Classes);
}
