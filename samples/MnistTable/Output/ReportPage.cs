using System.Globalization;
using System.Net;

namespace MnistTable.Output;

/// <summary>The table and a trace plot of every row, as one page that needs nothing else.</summary>
internal static class ReportPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="results">The rows.</param>
    /// <param name="measured">What the accuracies were measured on.</param>
    public static string Of(IReadOnlyList<RowResult> results, string measured) => $$"""
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Networks that read MNIST</title>
        <style>
        :root { color-scheme: light dark; --ink: #1d2733; --paper: #fff; --line: #c9d1da; --train: #1f6fb2; --held: #c2571a }
        @media (prefers-color-scheme: dark) { :root { --ink: #e3e8ee; --paper: #14191f; --line: #3a4653; --train: #6db3ee; --held: #f09a5d } }
        body { margin: 1.5rem auto; max-width: 84rem; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper) }
        .wide { overflow-x: auto }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums }
        th, td { padding: .3rem .7rem; border-bottom: 1px solid var(--line); text-align: left; white-space: nowrap }
        svg { width: 100%; max-width: 40rem; height: auto }
        .plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); gap: 1rem 2rem; margin-top: 2rem }
        figure { margin: 0 }
        .train { stroke: var(--train) } .held { stroke: var(--held); stroke-dasharray: 6 3 }
        text { fill: var(--ink); font-size: 12px } .grid { stroke: var(--line) }
        </style>
        <h1>Networks that read MNIST</h1>
        <p>Accuracy on {{WebUtility.HtmlEncode(measured)}}; median and range over seeds.</p>
        <div class="wide"><table>
        {{string.Join('\n', MarkdownTable.Of(results).Split('\n').Where(static (_, line) => line != 1).Select(RowOf))}}
        </table></div>
        <div class="plots">
        {{string.Join('\n', results.DistinctBy(static result => result.Row.Training, StringComparer.Ordinal).Select(FigureOf))}}
        </div>
        </html>

        """;

    private static string RowOf(string line, int index)
    {
        string tag = index == 0 ? "th" : "td";
        return $"<tr>{string.Concat(line.Trim('|', ' ').Split(" | ").Select(cell => $"<{tag}>{WebUtility.HtmlEncode(cell.Trim())}</{tag}>"))}</tr>";
    }

    private static string FigureOf(RowResult result)
    {
        bool held = result.Trained[0].History.Epochs.Any(static epoch => epoch.ValidationLoss is not null);
        string caption = string.Create(
            CultureInfo.InvariantCulture,
            $"Row {result.Row.Training}: 784, {result.Row.Hidden}, 10; {result.Row.Loss}. Loss over epochs, one line a seed: "
                + $"training{(held ? " (solid), images set aside (dashed)" : "")}");
        string plot = TracePlot.Of([.. result.Trained.Select(static one => one.History)], caption);
        return $"<figure><figcaption>{WebUtility.HtmlEncode(caption)}</figcaption>\n{plot}\n</figure>";
    }
}
