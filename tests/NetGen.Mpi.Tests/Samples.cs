namespace NetGen.Mpi.Tests;

/// <summary>Made-up data that can be learned.</summary>
internal static class Samples
{
    /// <summary>One-hot classes: the largest of a few random scores.</summary>
    public static Dataset Classes(int count, int features, int classes, int seed = 0)
    {
        float[] inputs = Normal(count * features, seed), weights = Normal(classes * features, 99);
        int[] labels = [.. Enumerable.Range(0, count).Select(row => Enumerable.Range(0, classes).MaxBy(@class => Score(row, @class)))];
        return Dataset.FromLabels(inputs, features, labels, classes);

        double Score(int row, int @class) =>
            Enumerable.Range(0, features).Sum(feature => inputs[(row * features) + feature] * (double)weights[(@class * features) + feature]);
    }

    private static float[] Normal(int count, int seed)
    {
        CounterRandom random = CounterRandom.For(seed, CounterRandom.Purpose.Split, 1);
        return [.. Enumerable.Range(0, count).Select(i => (float)random.Normal((uint)i))];
    }
}
