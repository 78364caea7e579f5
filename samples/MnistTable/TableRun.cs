using System.Runtime.InteropServices;
using MnistTable.Output;
using MnistTable.Rows;
using NetGen;

namespace MnistTable;

/// <summary>The whole run: all trainings first, then one look at the test images, then the table.</summary>
internal static class TableRun
{
    /// <summary>Trains and measures as the settings say.</summary>
    /// <exception cref="OperationCanceledException">Ctrl+C ended it.</exception>
    public static void Run(Settings settings)
    {
        Directory.CreateDirectory(settings.Folder);
        var images = new Images(settings);
        TrainedRow[] trained = TrainAll(settings, images);
        Dataset measuring = images.ForMeasuring();
        RowResult[] results = [.. trained.GroupBy(static one => one.Row).Select(row => RowResult.Of(row.Key, [.. row], measuring))];
        ResultFiles.Write(results, settings);
    }

    private static TrainedRow[] TrainAll(Settings settings, Images images)
    {
        using var stop = new CancellationTokenSource();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            // The first Ctrl+C ends the training, a second one the program.
            signal.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        });

        var training = new RowTraining(settings, images);
        return [.. settings.Rows.SelectMany(row => training.Train(row, stop.Token))];
    }
}
