using System.Globalization;
using NetGen;

namespace Tabular;

/// <summary>A table of flats to let, made up: a file with a header, semicolons, a column of categories and missing cells.</summary>
internal static class MadeUpFlats
{
    private const int Rows = 400;

    /// <summary>What no network can know: the rent's random part, as a standard deviation.</summary>
    public const double Noise = 40;

    private static readonly (string Name, double PerSquareMetre)[] s_districts = [("centre", 18), ("harbour", 15), ("hills", 13), ("suburb", 10)];

    /// <summary>The table and how it is learned.</summary>
    public static TableTask Task { get; } = new TableTask<FlatNet>(
        "flats",
        "flats.csv",
        new CsvOptions
        {
            Separator = CsvSeparator.Semicolon, Categorical = ["district"], Targets = ["rent"], Task = CsvTask.Regression, Missing = MissingCells.Median,
        },
        new FitOptions { Epochs = 100, BatchSize = 16, Optimizer = new Adam(learningRate: 0.01f), L2 = 0.001f });

    /// <summary>Writes the file into a folder.</summary>
    public static void Write(string folder, int seed)
    {
        var random = new Random(seed);
        IEnumerable<string> rows = Enumerable.Range(0, Rows).Select(_ => Row(random)).Prepend("area;floor;year;district;rent");
        File.WriteAllLines(Path.Combine(folder, Task.File), rows);
    }

    /// <summary>A flat: the district sets the price of a square metre, small flats cost more of it, and new houses add to it.</summary>
    private static string Row(Random random)
    {
        (string district, double perSquareMetre) = s_districts[random.Next(s_districts.Length)];
        double area = Math.Round(25 + (random.NextDouble() * random.NextDouble() * 125), 1);
        int floor = random.Next(6), year = 1900 + random.Next(125);
        double rent = (area * perSquareMetre) + (150 * Math.Exp(-area / 40)) + (year > 2000 ? 120 : 0) + (10 * floor) + (Noise * Normal(random));
        string knownYear = random.NextDouble() < 0.05 ? "?" : $"{year}";
        return string.Create(CultureInfo.InvariantCulture, $"{area};{floor};{knownYear};{district};{rent:F0}");
    }

    /// <summary>A standard normal number (Box and Muller, 1958).</summary>
    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
