using NetGen;
using Spectre.Console;

namespace Digits.Output;

/// <summary>Prints a confusion table: in colour on a terminal, as plain text elsewhere.</summary>
internal static class ConfusionPrinter
{
    /// <summary>Prints the table and the worst mistake.</summary>
    public static void Print(IAnsiConsole console, ConfusionTable table)
    {
        TextWriter writer = console.Profile.Out.Writer;
        writer.WriteLine("Rows are the digits written, columns the digits read:");
        writer.WriteLine();
        if (console.Profile.Capabilities.Ansi && console.Profile.Out.IsTerminal)
        {
            foreach (IReadOnlyList<(string Text, ConfusionTable.CellKind Kind)> line in table.Lines())
            {
                console.MarkupLine(string.Concat(line.Select(static cell => $"[{StyleOf(cell.Kind)}]{cell.Text}[/]")));
            }
        }
        else
        {
            writer.Write(table);
        }

        writer.WriteLine();
        writer.WriteLine(table.WorstPair() ?? "Not one mistake.");
    }

    private static string StyleOf(ConfusionTable.CellKind kind) => kind switch
    {
        ConfusionTable.CellKind.Heading => "bold",
        ConfusionTable.CellKind.Nothing => "grey",
        ConfusionTable.CellKind.Right => "green",
        ConfusionTable.CellKind.Wrong => "red",
        _ => "default",
    };
}
