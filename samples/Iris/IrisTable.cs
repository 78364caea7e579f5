using NetGen;

/// <summary>A table like the famous one: four lengths in centimetres of 50 flowers of each of three species.</summary>
/// <remarks>
/// The flowers are drawn from normal distributions with the means and standard deviations of the table in R. A. Fisher, "The use of multiple measurements in
/// taxonomic problems", Annals of Eugenics 7 (1936). A large flower is large in every respect: the four lengths share a part of their deviation.
/// </remarks>
internal static class IrisTable
{
    private const int FlowersOfEach = 50;

    /// <summary>How much the four lengths of one flower go together.</summary>
    private const double Correlation = 0.5;

    private static readonly (double Mean, double Deviation)[][] s_lengths =
    [
        // sepal length, sepal width, petal length, petal width
        [(5.006, 0.352), (3.428, 0.379), (1.462, 0.174), (0.246, 0.105)],
        [(5.936, 0.516), (2.770, 0.314), (4.260, 0.470), (1.326, 0.198)],
        [(6.588, 0.636), (2.974, 0.322), (5.552, 0.552), (2.026, 0.275)],
    ];

    /// <summary>The names of the classes.</summary>
    public static string[] Species { get; } = ["setosa", "versicolor", "virginica"];

    /// <summary>The table: four features and a one-hot target in a row.</summary>
    /// <param name="seed">The same seed gives the same flowers.</param>
    public static Dataset Draw(int seed)
    {
        var random = new Random(seed);
        var features = new List<float>();
        var labels = new List<int>();
        for (int species = 0; species < Species.Length; species++)
        {
            for (int flower = 0; flower < FlowersOfEach; flower++)
            {
                double size = Normal(random);
                foreach ((double mean, double deviation) in s_lengths[species])
                {
                    double own = (Math.Sqrt(Correlation) * size) + (Math.Sqrt(1 - Correlation) * Normal(random));
                    features.Add((float)Math.Round(mean + (deviation * own), 1));
                }

                labels.Add(species);
            }
        }

        return Dataset.FromLabels([.. features], 4, [.. labels], Species.Length);
    }

    /// <summary>A standard normal number (Box and Muller, 1958).</summary>
    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
