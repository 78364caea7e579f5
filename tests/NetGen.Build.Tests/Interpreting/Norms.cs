namespace NetGen.Build.Tests.Interpreting;

/// <summary>What looks at many values together.</summary>
internal static class Norms
{
    public static double[] BatchNorm(TextLine node, double[] x, float[][] trained, float[][] statistics)
    {
        int channels = node.Ints("input")[^1];
        double epsilon = node.Double("epsilon");
        return [.. x.Select((value, i) =>
            (value - statistics[0][i % channels]) / Math.Sqrt(statistics[1][i % channels] + epsilon) * trained[0][i % channels] + trained[1][i % channels])];
    }

    public static double[] LayerNorm(TextLine node, double[] x, float[][] trained)
    {
        int size = node.Int("size");
        double[] y = new double[x.Length];
        for (int start = 0; start < x.Length; start += size)
        {
            double[] run = x[start..(start + size)];
            double mean = run.Average(), variance = run.Average(value => (value - mean) * (value - mean));
            for (int i = 0; i < size; i++) y[start + i] = (run[i] - mean) / Math.Sqrt(variance + node.Double("epsilon")) * trained[0][i] + trained[1][i];
        }

        return y;
    }

    public static double[] Softmax(TextLine node, double[] x, bool log)
    {
        double[] y = new double[x.Length];
        foreach (int[] group in Groups(node, x.Length))
        {
            double largest = group.Max(i => x[i]), sum = group.Sum(i => Math.Exp(x[i] - largest));
            foreach (int i in group) y[i] = log ? x[i] - largest - Math.Log(sum) : Math.Exp(x[i] - largest) / sum;
        }

        return y;
    }

    public static double[] ArgMax(TextLine node, double[] x) => [.. Groups(node, x.Length).Select(group =>
    {
        double largest = group.Max(i => x[i]);
        return (double)(node.Truth("last") ? Array.FindLastIndex(group, i => x[i] == largest) : Array.FindIndex(group, i => x[i] == largest));
    })];

    public static double[] Mean(TextLine node, double[] x)
    {
        int[] input = node.Ints("input"), axes = node.Ints("axes");
        int[] kept = [.. input.Select((size, axis) => axes.Contains(axis) ? 1 : size)];
        node.Ints("shape").Where(static size => size != 1).ShouldBe(kept.Where(static size => size != 1));
        double[] y = new double[Sizes.Product(kept)];
        for (int i = 0; i < x.Length; i++) y[Sizes.Index(Sizes.Position(i, input), kept)] += x[i] * y.Length / x.Length;
        return y;
    }

    /// <summary>Positions that are looked at together.</summary>
    private static IEnumerable<int[]> Groups(TextLine node, int length)
    {
        int outer = node.Int("outer"), size = node.Int("size"), inner = node.Int("inner");
        (outer * size * inner).ShouldBe(length);
        for (int o = 0; o < outer; o++)
            for (int i = 0; i < inner; i++)
                yield return [.. Enumerable.Range(0, size).Select(s => (o * size + s) * inner + i)];
    }
}
