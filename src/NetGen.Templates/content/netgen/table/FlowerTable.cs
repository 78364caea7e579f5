using NetGen;

/// <summary>A table of flowers that the program makes, so that it needs no files. Put your own data in its place.</summary>
/// <remarks>
/// A data set is two arrays: the features of all rows, one row after the other, and their labels. The package NetGen.Data.Csv reads both from a file.
/// Means and deviations are those of R. A. Fisher, "The use of multiple measurements in taxonomic problems", Annals of Eugenics 7 (1936).
/// </remarks>
public static class FlowerTable
{
    private static readonly (double Mean, double Deviation)[][] s_lengths =
    [
        // Sepal length and width, petal length and width, in centimetres.
        [(5.006, 0.352), (3.428, 0.379), (1.462, 0.174), (0.246, 0.105)],
        [(5.936, 0.516), (2.770, 0.314), (4.260, 0.470), (1.326, 0.198)],
        [(6.588, 0.636), (2.974, 0.322), (5.552, 0.552), (2.026, 0.275)],
    ];

    /// <summary>The names of the classes.</summary>
    public static string[] Species { get; } = ["setosa", "versicolor", "virginica"];

    /// <summary>Makes a table with as many rows of each species.</summary>
    /// <param name="rowsOfEach">Rows of each species.</param>
    /// <param name="seed">The same seed gives the same table.</param>
    public static Dataset Draw(int rowsOfEach, int seed)
    {
        var random = new Random(seed);
        var features = new List<float>();
        var labels = new List<int>();
        for (int species = 0; species < Species.Length; species++)
        {
            for (int row = 0; row < rowsOfEach; row++)
            {
                // A large flower is large in every respect: its lengths share a part of their deviation.
                double size = Normal(random);
                foreach ((double mean, double deviation) in s_lengths[species])
                {
                    features.Add((float)(mean + (deviation * ((0.7 * size) + (0.7 * Normal(random))))));
                }

                labels.Add(species);
            }
        }

        return Dataset.FromLabels([.. features], 4, [.. labels], Species.Length);
    }

    /// <summary>A standard normal number (Box and Muller, 1958).</summary>
    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
