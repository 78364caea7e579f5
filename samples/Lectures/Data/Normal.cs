namespace Lectures.Data;

/// <summary>Normal random numbers.</summary>
internal static class Normal
{
    /// <summary>A standard normal number (Box and Muller, 1958).</summary>
    /// <param name="random">Draws it.</param>
    public static double NextNormal(this Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Standard normal numbers.</summary>
    /// <param name="random">Draws them.</param>
    /// <param name="count">How many.</param>
    public static float[] NextNormals(this Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (float)random.NextNormal())];
}
