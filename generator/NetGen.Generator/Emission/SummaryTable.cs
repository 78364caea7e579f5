using System.Text;
using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission;

/// <summary>The layers as a table of text: what <c>Summary()</c> returns and what the editor shows on hovering.</summary>
internal static class SummaryTable
{
    /// <summary>The number of columns with words, which come first.</summary>
    private const int Names = 3;

    /// <summary>The column of windows. A network without windows does not have it.</summary>
    private const int Windows = 2;

    public static IReadOnlyList<string> Lines(KernelPlan plan)
    {
        List<string[]> rows = [["Layer", "Reads", "Window", "Output", "Parameters", "Multiply-adds", "Bytes"]];
        rows.Add(Cells(LayerRow.Input, "", "", plan.Model.Input, 0, 0));
        rows.AddRange(plan.Layers.Select(static row =>
            Cells(row.Name, string.Join(", ", row.Reads), row.Layer.WindowSummary, row.Layer.Output, row.Layer.Parameters, row.Layer.MultiplyAdds)));
        rows.Add(Cells(
            "Total", "", "", plan.Model.Output,
            plan.Layers.Sum(static row => row.Layer.Parameters), plan.Layers.Sum(static row => row.Layer.MultiplyAdds)));

        bool hasWindows = plan.Layers.Any(static row => row.Layer.WindowSummary.Length > 0);
        int?[] widths = [.. rows[0].Select((_, column) => column == Windows && !hasWindows ? (int?)null : rows.Max(row => row[column].Length))];
        string[] lines = [.. rows.Select(row => Line(row, widths))];
        string rule = new('-', lines.Max(static line => line.Length));
        return [lines[0], rule, .. lines.Skip(1).Take(lines.Length - 2), rule, lines[lines.Length - 1]];
    }

    private static string[] Cells(string name, string reads, string window, Shape output, int parameters, long multiplyAdds) =>
        [name, reads, window, output.ToString(), Grouped(parameters), Grouped(multiplyAdds), Grouped(4L * parameters)];

    private static string Grouped(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>Aligns words to the left and numbers to the right, and leaves out columns without a width.</summary>
    private static string Line(string[] row, int?[] widths)
    {
        var line = new StringBuilder();
        for (int column = 0; column < row.Length; column++)
        {
            if (widths[column] is { } width)
            {
                line.Append(column < Names ? row[column].PadRight(width + 2) : row[column].PadLeft(width) + "  ");
            }
        }

        return line.ToString().TrimEnd();
    }
}
