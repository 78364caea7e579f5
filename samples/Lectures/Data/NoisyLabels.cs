using NetGen;

namespace Lectures.Data;

/// <summary>
/// Few rows of twenty numbers, with a class that follows from their weighted sum, and is wrong in some rows: what a large network learns by heart.
/// </summary>
internal static class NoisyLabels
{
    /// <summary>Numbers of a row.</summary>
    public const int Features = 20;

    private const double WrongShare = 0.1;

    /// <summary>Rows to learn from, and others to measure by; one in ten of either has the wrong class.</summary>
    /// <param name="trainCount">Rows to learn from.</param>
    /// <param name="testCount">Rows to measure by.</param>
    /// <param name="seed">The same seed gives the same rows.</param>
    public static (Dataset Train, Dataset Test) Draw(int trainCount, int testCount, int seed)
    {
        var random = new Random(seed);
        float[] weights = random.NextNormals(Features), features = random.NextNormals((trainCount + testCount) * Features);
        float[] targets = [.. Enumerable.Range(0, trainCount + testCount).Select(Target)];
        return new Dataset(features, Features, targets, 1).Split(trainCount, shuffle: false);

        float Target(int row)
        {
            double sum = Enumerable.Range(0, Features).Sum(feature => weights[feature] * features[(row * Features) + feature]);
            return sum > 0 != random.NextDouble() < WrongShare ? 1 : 0;
        }
    }
}
