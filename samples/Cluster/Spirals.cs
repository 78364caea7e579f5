using NetGen;

namespace Cluster;

/// <summary>Points on three arms of a spiral.</summary>
internal static class Spirals
{
    private const int Arms = 3;

    /// <summary>Draws points with their arms as classes. The points of the arms alternate.</summary>
    /// <param name="rows">Number of points.</param>
    /// <param name="seed">The same seed gives the same points, in every process.</param>
    public static Dataset Draw(int rows, int seed)
    {
        var random = new Random(seed);
        var points = new List<float>();
        var arms = new List<int>();
        for (int row = 0; row < rows; row++)
        {
            int arm = row % Arms;
            double along = random.NextDouble(), angle = (Math.Tau * arm / Arms) + (4 * along) + (0.4 * (random.NextDouble() - 0.5));
            points.Add((float)(along * Math.Cos(angle)));
            points.Add((float)(along * Math.Sin(angle)));
            arms.Add(arm);
        }

        return Dataset.FromLabels([.. points], 2, [.. arms], Arms);
    }
}
