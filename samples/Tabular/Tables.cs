using NetGen;

namespace Tabular;

/// <summary>The whole run: tables, folds, trainings, and a line for each table.</summary>
internal static class Tables
{
    /// <summary>Learns the tables that the settings name; gives the exit code.</summary>
    public static int Run(Settings settings)
    {
        using FoldExport? export = settings.ExportFolder is { } exportFolder ? new FoldExport(exportFolder) : null;
        if (settings.DataFolder is { } folder)
        {
            UciTables.RequireFiles(folder);
            Learn(UciTables.All, folder, settings, export);
            return 0;
        }

        string made = Directory.CreateTempSubdirectory("tabular").FullName;
        try
        {
            MadeUpFlats.Write(made, settings.Seed);
            Console.WriteLine("Without --data FOLDER this sample uses one table of invented flats:");
            Console.WriteLine();
            CsvTable flats = Csv.Load(Path.Combine(made, MadeUpFlats.Task.File), MadeUpFlats.Task.Options);
            Console.WriteLine(flats.Schema);
            Learn([MadeUpFlats.Task], made, settings, export);
            Console.WriteLine();
            Console.WriteLine($"The rents contain noise with a standard deviation of {MadeUpFlats.Noise:F0}, so no error can be much lower.");

            ShippedNetwork.Save(made, flats, MadeUpFlats.Task.Training with { Seed = settings.Seed, Threads = settings.Threads });
            float rent = ShippedNetwork.Predict(made, "60", "3", "?", "harbour");
            Console.WriteLine($"A flat of 60 square metres at the harbour, of an unknown year: rent {rent:F0} (a network and a schema, saved and loaded).");
            return 0;
        }
        finally
        {
            Directory.Delete(made, recursive: true);
        }
    }

    private static void Learn(TableTask[] tasks, string folder, Settings settings, FoldExport? export)
    {
        Console.WriteLine(
            $"{"table",-14} {"rows",4}  {"network",-10}  {"",-8}  {settings.Folds} folds{(settings.Repeats > 1 ? $" x {settings.Repeats}" : "")}");
        foreach (TableTask task in tasks)
        {
            CsvTable table = Csv.Load(Path.Combine(folder, task.File), task.Options);
            FitOptions training = task.Training with { Seed = settings.Seed, Threads = settings.Threads };

            // Missing cells are filled by each training part alone, and each network scales by its own: nothing of what measures it reaches it.
            Fold[] folds = [.. Enumerable.Range(0, settings.Repeats)
                .SelectMany(repeat => table.KFold(settings.Folds, settings.Seed + repeat, stratify: task.IsClassification))];
            CrossValidation result = task.CrossValidate(folds, training);
            export?.Add(task, folds, result);
            string measured = task.IsClassification ? $"{"accuracy",-8}  {result.Accuracy}" : $"{"RMSE",-8}  {result.Rmse}   R2 {result.R2}";
            Console.WriteLine($"{task.Name,-14} {table.Count,4}  {task.Sizes,-10}  {measured}");
        }
    }
}
