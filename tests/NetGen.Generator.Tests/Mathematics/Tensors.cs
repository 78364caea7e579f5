namespace NetGen.Generator.Tests.Mathematics;

/// <summary>Compares gradients tensor by tensor, under the names of files.</summary>
internal static class Tensors
{
    /// <summary>
    /// A tensor's scale is its largest gradient, but at least this share of the largest of any tensor: a bias of one unit is one sum over the rows, and may cancel to nearly nothing.
    /// </summary>
    private const double SmallestScale = 0.03;

    public static void ShouldAgree(CompiledNetwork network, double[] actual, double[] expected, double tolerance)
    {
        actual.Length.ShouldBe(expected.Length);
        double smallest = SmallestScale * expected.Select(Math.Abs).DefaultIfEmpty(0).Max();
        int next = 0;
        foreach (TensorInfo tensor in network.Info.Tensors)
        {
            int end = next + tensor.Length;
            Close.ShouldAgree(actual.AsSpan(next..end), expected.AsSpan(next..end), tolerance, "gradient of " + tensor.Name, smallest);
            next = end;
        }
    }

    /// <summary>Where in the packed block something other than padding lies.</summary>
    public static HashSet<int> Elements(CompiledNetwork network) =>
    [
        .. from tensor in network.Info.Tensors
           from row in Enumerable.Range(0, tensor.Rows)
           from column in Enumerable.Range(0, tensor.Columns)
           select tensor.IndexOf(row, column),
    ];
}
