using NetGen;

namespace Lectures.Data;

/// <summary>Points in a plane: those near the middle are of class 1, a ring around them is of class 0. No straight line parts them.</summary>
internal static class Rings
{
    /// <summary>Half of the points are of either class.</summary>
    /// <param name="count">How many points.</param>
    /// <param name="seed">The same seed gives the same points.</param>
    /// <param name="noise">Deviation of a point's distance from the middle; 0.6 apart are the classes.</param>
    public static Dataset Draw(int count, int seed, double noise = 0.1)
    {
        var random = new Random(seed);
        float[] features = new float[2 * count], targets = new float[count];
        for (int row = 0; row < count; row++)
        {
            bool isInner = row % 2 == 0;
            double radius = (isInner ? 0.4 : 1.0) + (noise * random.NextNormal()), angle = 2 * Math.PI * random.NextDouble();
            features[2 * row] = (float)(radius * Math.Cos(angle));
            features[(2 * row) + 1] = (float)(radius * Math.Sin(angle));
            targets[row] = isInner ? 1 : 0;
        }

        return new Dataset(features, 2, targets, 1);
    }
}
