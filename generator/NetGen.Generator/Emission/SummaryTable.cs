using System.Text;
using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Emission;

/// <summary>The layers as a table of text: what <c>Summary()</c> returns and what the editor shows on hovering.</summary>
internal static class SummaryTable
{
    /// <summary>Columns, of which the first hold names.</summary>
    private const int Columns = 6;

    private const int Names = 2;

    public static IReadOnlyList<string> Lines(KernelPlan plan)
    {
        List<string[]> rows = [["Layer", "Reads", "Output", "Parameters", "Multiply-adds", "Bytes"]];
        rows.Add(Cells(LayerRow.Input, "", plan.Model.Input, 0, 0));
        rows.AddRange(plan.Layers.Select(static row => Cells(row.Name, string.Join(", ", row.Reads), row.Layer.Output, row.Layer.Parameters, row.Layer.MultiplyAdds)));
        rows.Add(Cells("Total", "", plan.Model.Output, plan.Layers.Sum(static row => row.Layer.Parameters), plan.Layers.Sum(static row => row.Layer.MultiplyAdds)));

        int[] widths = [.. Enumerable.Range(0, Columns).Select(column => rows.Max(row => row[column].Length))];
        string[] lines = [.. rows.Select(row => Line(row, widths))];
        string rule = new('-', lines.Max(static line => line.Length));
        return [lines[0], rule, .. lines.Skip(1).Take(lines.Length - 2), rule, lines[lines.Length - 1]];
    }

    private static string[] Cells(string name, string reads, Shape output, int parameters, long multiplyAdds) =>
        [name, reads, output.ToString(), Grouped(parameters), Grouped(multiplyAdds), Grouped(4L * parameters)];

    private static string Grouped(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>Names to the left, numbers to the right.</summary>
    private static string Line(string[] row, int[] widths)
    {
        var line = new StringBuilder();
        for (int column = 0; column < row.Length; column++)
        {
            line.Append(column < Names ? row[column].PadRight(widths[column] + 2) : row[column].PadLeft(widths[column]) + "  ");
        }

        return line.ToString().TrimEnd();
    }
}
