namespace NetGen.Build.Tests.Interpreting;

/// <summary>Arithmetic and products of two values, or of a value and a constant.</summary>
internal static class Products
{
    public static double[] Arithmetic(TextLine node, double[][] reads, float[][] statistics)
    {
        (double[] a, double[] b, int[] left, int[] right) = Operands(node, reads, statistics);
        int[] shape = node.Ints("shape");
        left.Length.ShouldBe(shape.Length);
        right.Length.ShouldBe(shape.Length);
        shape.ShouldBe(left.Zip(right, static (l, r) => l == 1 ? r : l));
        double[] y = new double[Sizes.Product(shape)];
        for (int i = 0; i < y.Length; i++)
        {
            int[] position = Sizes.Position(i, shape);
            double l = a[Sizes.Index(position, left)], r = b[Sizes.Index(position, right)];
            y[i] = node.Kind switch { "Add" => l + r, "Subtract" => l - r, "Multiply" => l * r, _ => l / r };
        }

        return y;
    }

    public static double[] MatMul(TextLine node, double[][] reads, float[][] statistics)
    {
        (double[] a, double[] b, int[] left, int[] right) = Operands(node, reads, statistics);
        int[] shape = node.Ints("shape");
        left.Length.ShouldBe(right.Length);
        left[^1].ShouldBe(right[^2]);
        double[] y = new double[Sizes.Product(shape)];
        for (int i = 0; i < y.Length; i++)
        {
            int[] position = Sizes.Position(i, shape);
            for (int k = 0; k < left[^1]; k++)
                y[i] += a[Sizes.Index([.. position[..^1], k], left)] * b[Sizes.Index([.. position[..^2], k, position[^1]], right)];
        }

        return y;
    }

    private static (double[] A, double[] B, int[] Left, int[] Right) Operands(TextLine node, double[][] reads, float[][] statistics)
    {
        double[][] all = node.Has("constant") ? node.Raw("constant") == "left" ? [Doubles(statistics[0]), reads[0]] : [reads[0], Doubles(statistics[0])]
            : reads;
        int[] left = node.Ints("left"), right = node.Ints("right");
        all[0].Length.ShouldBe(Sizes.Product(left));
        all[1].Length.ShouldBe(Sizes.Product(right));
        return (all[0], all[1], left, right);
    }

    private static double[] Doubles(float[] values) => [.. values.Select(static value => (double)value)];
}
