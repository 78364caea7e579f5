using NetGen.Generator.Layers;

namespace NetGen.Generator.Tests.Mathematics;

/// <summary>Compares gradients tensor by tensor, under the names of files.</summary>
internal static class Tensors
{
    /// <summary>
    /// A tensor's scale is its largest gradient, but at least this share of the largest of any tensor: a bias of one unit is one sum over the rows, and may
    /// cancel to nearly nothing.
    /// </summary>
    private const double SmallestScale = 0.03;

    /// <summary>
    /// What a normalisation behind them leaves of sums over the rows: dβ / rows and X̂ ⊙ dγ / rows are subtracted, so that the rows of dX, and nearly those of
    /// what is in front of an activation, add up to zero. A bias (or γ, or β) there has a gradient far smaller than its terms, but their rounding: a unit of
    /// 2⁻²⁴ for each of the eleven additions, three for the differences of each term and six for the division by the deviation, the factor γ and the layer
    /// behind. The terms are as large as the largest gradient, and the error is measured against <see cref="SmallestScale"/> of that.
    /// </summary>
    private const double CancelledSum = (11 + 3 + 6) / (double)(1 << 24) / SmallestScale;

    public static void ShouldAgree(CompiledNetwork network, double[] actual, double[] expected, double tolerance)
    {
        actual.Length.ShouldBe(expected.Length);
        double smallest = SmallestScale * expected.Select(Math.Abs).DefaultIfEmpty(0).Max();
        bool cancels = network.Model.Layers.Any(static layer => layer is LayerNorm or BatchNorm);
        int next = 0;
        foreach (TensorInfo tensor in network.Info.Tensors)
        {
            int end = next + tensor.Length;
            Close.ShouldAgree(actual.AsSpan(next..end), expected.AsSpan(next..end), cancels
                && tensor.Columns == 1 ? Math.Max(tolerance, CancelledSum) : tolerance, "gradient of " + tensor.Name, smallest);
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
