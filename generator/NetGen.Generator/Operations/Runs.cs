using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>The values that are normalised together: a row, or each run of a row. There are as many means as runs.</summary>
internal static class Runs
{
    public static int Length(Value x, Value mean) => x.Columns / mean.Columns;

    /// <summary>Runs of all rows, as C#.</summary>
    public static string Count(Value mean) => mean.Columns == 1 ? "rows" : $"rows * {mean.Columns}";

    /// <summary>The end of a formula.</summary>
    public static string Each(Value x, Value mean) => mean.Columns == 1 ? "" : $", for each {Length(x, mean)} of them";

    /// <summary>A loop over all runs, and within each over its units.</summary>
    public static string EachUnit(Value x, Value mean, string statement) =>
        ReferenceLoop.Over("n", Count(mean), ReferenceLoop.Over("j", Literals.Int(Length(x, mean)), statement));

    /// <summary>Distance, number and length of the runs of a row, as arguments: the method takes them for rows.</summary>
    public static string OfRow(Value x, Value mean) => $"{Length(x, mean)}, {mean.Columns}, {Length(x, mean)}";

    /// <summary>The end of the name of a method that takes runs in rows.</summary>
    public static string OfBatch(Value mean) => mean.Columns == 1 ? "" : "OfRuns";

    /// <summary>The arguments that this method takes in addition.</summary>
    public static string InRow(Value x, Value mean) => mean.Columns == 1 ? "" : $"{mean.Columns}, {Length(x, mean)}, ";
}
