using System.Globalization;

namespace MnistTable.Output;

/// <summary>The table, in Markdown with aligned columns, so that it can be read as it stands too.</summary>
internal static class MarkdownTable
{
    private static readonly string[] s_head =
    [
        "row", "layers", "hidden", "loss", "lectures", "NetGen, median", "range", "seeds", "epochs", "seconds", "samples/s"
    ];

    /// <summary>Writes it.</summary>
    public static string Of(IEnumerable<RowResult> results)
    {
        string[][] lines = [s_head, .. results.Select(Cells)];
        int[] widths = [.. s_head.Select((_, column) => lines.Max(line => line[column].Length))];
        string[] rule = [.. widths.Select(static width => new string('-', width))];
        return string.Join('\n', lines.Skip(1)
            .Prepend(rule)
            .Prepend(s_head)
            .Select(line => $"| {string.Join(" | ", line.Select((cell, column) => cell.PadRight(widths[column])))} |"));
    }

    private static string[] Cells(RowResult result) =>
    [
        result.Row.Name,
        $"{result.Row.Layers}",
        result.Row.Hidden,
        result.Row.Loss,
        result.Row.Lectures is { } lectures ? Percent(lectures) : "",
        Percent(result.Median),
        result.Accuracies.Length == 1 ? "" : $"{Percent(result.Accuracies[0])} to {Percent(result.Accuracies[^1])}",
        $"{result.Trained.Length}",
        Number(result.Epochs),
        Number(result.Seconds),
        Number(result.SamplesPerSecond),
    ];

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:F2} %");

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
