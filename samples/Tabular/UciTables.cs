using NetGen;

namespace Tabular;

/// <summary>Five tables of the UCI Machine Learning Repository, as they are published there: without headers, each with a quirk of its own.</summary>
internal static class UciTables
{
    /// <summary>All of them.</summary>
    public static TableTask[] All { get; } =
    [
        // The class is a name at the end of the line, and the last line is empty.
        new TableTask<IrisNet>("iris", "iris.data", new CsvOptions { HasHeader = false }, Training(epochs: 120, l2: 0.0025f)),

        // The class comes first. Numbers have no zero before the point.
        new TableTask<WineNet>("wine", "wine.data", new CsvOptions { HasHeader = false, Targets = [0] }, Training(epochs: 40, l2: 0.03f)),

        // The first column numbers the patients; a network would learn it by heart.
        new TableTask<CancerNet>(
            "breast cancer", "wdbc.data", new CsvOptions { HasHeader = false, Ignored = [0], Targets = [1], Task = CsvTask.BinaryClassification },
            Training(epochs: 80)),

        // Numbers that are categories, six missing cells, and four grades of illness to be told from health.
        new TableTask<HeartNet>(
            "heart",
            "processed.cleveland.data",
            new CsvOptions
            {
                ColumnNames = ["age", "sex", "cp", "trestbps", "chol", "fbs", "restecg", "thalach", "exang", "oldpeak", "slope", "ca", "thal", "num"],
                Categorical = ["cp", "restecg", "slope", "thal"],
                Missing = MissingCells.Median,
                Task = CsvTask.BinaryClassification,
                Classes = [["0"], ["1", "2", "3", "4"]],
            },
            Training(epochs: 15, l2: 0.05f)),

        // Aligned by blanks, with a quoted name at the end and six missing cells.
        new TableTask<MpgNet>(
            "auto-mpg",
            "auto-mpg.data",
            new CsvOptions
            {
                Separator = CsvSeparator.Blanks,
                ColumnNames = ["mpg", "cylinders", "displacement", "horsepower", "weight", "acceleration", "year", "origin", "name"],
                Targets = ["mpg"],
                Task = CsvTask.Regression,
                Categorical = ["origin"],
                Ignored = ["name"],
                Missing = MissingCells.Median,
            },
            Training(epochs: 150, l2: 0.1f)),
    ];

    /// <summary>Names the files that a folder lacks.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FileNotFoundException">A file is missing; the message names all that are.</exception>
    public static void RequireFiles(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"Expected a folder with the files of five UCI tables, but found no folder {Path.GetFullPath(folder)}.");
        }

        string[] missing = [.. All.Select(static task => task.File).Where(file => !File.Exists(Path.Combine(folder, file)))];
        if (missing.Length > 0)
        {
            throw new FileNotFoundException(
                $"Expected the files of five UCI tables ({string.Join(", ", All.Select(static task => task.File))}), but found no "
                    + $"{string.Join(", no ", missing)} in {Path.GetFullPath(folder)}.");
        }
    }

    /// <summary>
    /// With the mean of the weights of the last hundred steps or so: with few rows every step goes another way, and the mean ends where they lead together.
    /// </summary>
    private static FitOptions Training(int epochs, float l2 = 0.01f) => new()
    {
        Epochs = epochs, BatchSize = 16, Optimizer = new Adam(learningRate: 0.005f), L2 = l2, AverageWeights = new WeightAveraging(0.99f),
    };
}
