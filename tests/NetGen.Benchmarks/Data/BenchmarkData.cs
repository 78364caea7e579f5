namespace NetGen.Benchmarks.Data;

/// <summary>The samples that everything is measured on.</summary>
/// <param name="Name">As reports call it: <c>dense</c>, <c>mnist</c> or <c>sparse</c>.</param>
/// <param name="Set">The samples.</param>
internal sealed record BenchmarkData(string Name, Dataset Set)
{
    /// <summary>The first rows, as one array.</summary>
    public float[] Inputs(int rows) => Set.Features[..(rows * Set.FeatureCount)].ToArray();

    /// <summary>A data set of the first rows.</summary>
    public Dataset First(int rows) => Set.Rows([.. Enumerable.Range(0, rows)]);

    /// <summary>Values between 0.1 and 1, none of them zero: the case in which nothing can be skipped.</summary>
    public static BenchmarkData Dense(int features, int classes, int rows)
    {
        var random = new Random(1);
        float[] values = new float[rows * features];
        foreach (ref float value in values.AsSpan())
        {
            value = 0.1f + (0.9f * random.NextSingle());
        }

        return new BenchmarkData("dense", With(values, features, RandomLabels(random, rows, Math.Max(classes, 2)), classes));
    }

    /// <summary>MNIST from a folder, or images like it where there is none.</summary>
    /// <param name="folder">The folder with its four files.</param>
    /// <param name="rows">How many images.</param>
    public static BenchmarkData Digits(string? folder, int rows) =>
        folder is null ? Sparse(rows) : new BenchmarkData("mnist", new BenchmarkData("", Mnist.Load(folder).Train).First(rows));

    /// <summary>
    /// Strokes on an empty ground: 19 % of the pixels are not zero, in runs, as in a handwritten digit. Its label decides where the strokes begin.
    /// </summary>
    private static BenchmarkData Sparse(int rows)
    {
        const int Side = 28, Classes = 10, Strokes = 4, Steps = 18;
        var random = new Random(1);
        float[] values = new float[rows * Side * Side];
        int[] labels = RandomLabels(random, rows, Classes);
        for (int row = 0; row < rows; row++)
        {
            Span<float> image = values.AsSpan(row * Side * Side, Side * Side);
            for (int stroke = 0; stroke < Strokes; stroke++)
            {
                int x = 6 + (((labels[row] * 7) + (stroke * 5)) % 16), y = 6 + (((labels[row] * 3) + (stroke * 11)) % 16);
                for (int step = 0; step < Steps; step++)
                {
                    x = Math.Clamp(x + random.Next(-1, 2), 4, Side - 6);
                    y = Math.Clamp(y + random.Next(-1, 2), 4, Side - 6);
                    for (int pixel = 0; pixel < 4; pixel++)
                    {
                        image[((y + (pixel / 2)) * Side) + x + (pixel % 2)] = 0.1f + (0.9f * random.NextSingle());
                    }
                }
            }
        }

        return new BenchmarkData("sparse", With(values, Side * Side, labels, Classes));
    }

    private static int[] RandomLabels(Random random, int rows, int classes) => [.. Enumerable.Range(0, rows).Select(_ => random.Next(classes))];

    private static Dataset With(float[] values, int features, int[] labels, int classes) =>
        classes == 1
            ? new Dataset(values, features, Array.ConvertAll(labels, static label => (float)label), 1)
            : Dataset.FromLabels(values, features, labels, classes);
}
