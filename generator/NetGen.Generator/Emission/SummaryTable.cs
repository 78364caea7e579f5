using System.Text;
using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>The layers as a table of text: what <c>Summary()</c> returns and what the editor shows on hovering.</summary>
internal static class SummaryTable
{
    public static IReadOnlyList<string> Lines(KernelPlan plan)
    {
        List<string[]> rows = [["Layer", "Output", "Parameters", "Multiply-adds", "Bytes"]];
        rows.Add(["Input", plan.Model.Input.ToString(), "0", "0", "0"]);
        rows.AddRange(plan.Layers.Select(static layer => Cells(layer.Name, layer.Output.ToString(), layer.Parameters, layer.MultiplyAdds)));
        rows.Add(Cells("Total", plan.Model.Output.ToString(), plan.Layers.Sum(static layer => layer.Parameters), plan.Layers.Sum(static layer => layer.MultiplyAdds)));

        int[] widths = [.. Enumerable.Range(0, 5).Select(column => rows.Max(row => row[column].Length))];
        string[] lines = [.. rows.Select(row => Line(row, widths))];
        string rule = new('-', lines.Max(static line => line.Length));
        return [lines[0], rule, .. lines.Skip(1).Take(lines.Length - 2), rule, lines[lines.Length - 1]];
    }

    private static string[] Cells(string name, string output, int parameters, long multiplyAdds) =>
        [name, output, Grouped(parameters), Grouped(multiplyAdds), Grouped(4L * parameters)];

    private static string Grouped(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>Names to the left, numbers to the right.</summary>
    private static string Line(string[] row, int[] widths)
    {
        var line = new StringBuilder();
        for (int column = 0; column < row.Length; column++)
        {
            line.Append(column == 0 ? row[column].PadRight(widths[column]) : "  " + row[column].PadLeft(widths[column]));
        }

        return line.ToString().TrimEnd();
    }
}
