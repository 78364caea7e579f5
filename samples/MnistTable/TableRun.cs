using System.Runtime.InteropServices;
using MnistTable.Output;
using MnistTable.Rows;
using NetGen;

namespace MnistTable;

/// <summary>The whole run: all trainings first, then one look at the test images, then the table.</summary>
internal static class TableRun
{
    private const int UsualSeeds = 3;

    /// <summary>How many images a choice of settings trains on; the others of the training set measure it.</summary>
    private const int ChosenOn = 50_000;

    /// <summary>Trains and measures as the settings say; gives the exit code.</summary>
    public static int Run(Settings settings)
    {
        Directory.CreateDirectory(settings.Folder);
        Mnist mnist = Mnist.Load(settings.DataFolder);
        (Dataset most, Dataset rest) = mnist.Train.Split(Math.Min(ChosenOn, mnist.Train.Count * 5 / 6), seed: 1);
        using var stop = new CancellationTokenSource();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            // The first Ctrl+C ends the training, a second one the program.
            signal.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        });

        var trained = new List<TrainedRow>();
        foreach (TableRow row in settings.Rows)
        {
            bool holdsOut = row.HoldsOut || settings.Chooses;
            for (int seed = 1; seed <= (settings.Seeds ?? (row.IsLong ? 1 : UsualSeeds)); seed++)
            {
                string name = $"row {row.Name} seed {seed}";
                var progress = new ProgressLine(name);
                FitOptions options = row.Options with
                {
                    Seed = seed, Threads = settings.Threads, Validation = holdsOut ? rest : null, Progress = progress, Callbacks = CallbacksOf(row, name, settings),
                };
                TrainedRow result = row.Train(holdsOut ? most : mnist.Train, options, stop.Token);
                if (result.History.StopReason == StopReason.Cancelled)
                {
                    Console.WriteLine($"Stopped in row {row.Name}, seed {seed}, after {result.History.Epochs.Count} epochs. The same command goes on from there.");
                    return 1;
                }

                progress.End(result);
                trained.Add(result);
            }
        }

        Console.WriteLine();
        Console.WriteLine(settings.Chooses
            ? $"Measured on {rest.Count:N0} images of the training set that no network has trained on. The test images were not looked at."
            : $"All trainings have ended. The {mnist.Test.Count:N0} test images are looked at now, once.");
        Dataset measuring = settings.Chooses ? rest : mnist.Test;
        RowResult[] results = [.. trained.GroupBy(static one => one.Row).Select(row => RowResult.Of(row.Key, [.. row], measuring))];
        Write(results, settings);
        return 0;
    }

    private static Callback[] CallbacksOf(TableRow row, string name, Settings settings)
    {
        string file = Path.Combine(settings.Folder, $"{name.Replace(' ', '-')}{(settings.Chooses ? "-choose" : "")}.ckpt");
        var checkpoint = new Checkpoint(file) { Resume = true, Every = TimeSpan.FromMinutes(5) };
        return row.HoldsOut ? [new EarlyStopping(patience: 10), checkpoint] : [checkpoint];
    }

    private static void Write(RowResult[] results, Settings settings)
    {
        string table = MarkdownTable.Of(results), measured = settings.Chooses ? "images of the training set that no network has trained on" : "the test images";
        Console.WriteLine();
        Console.WriteLine(table);
        Console.WriteLine();
        foreach (RowResult result in results)
        {
            Console.WriteLine(result);
        }

        string suffix = settings.Chooses ? "-choose" : "", markdown = Path.Combine(settings.Folder, $"table{suffix}.md"), report = Path.Combine(settings.Folder, $"report{suffix}.html");
        File.WriteAllText(markdown, table + "\n");
        File.WriteAllText(report, ReportPage.Of(results, measured));
        Console.WriteLine();
        Console.WriteLine($"The table is in {markdown}, the trace plots are in {report}.");
    }
}
