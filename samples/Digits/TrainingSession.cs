using System.Runtime.InteropServices;
using Digits.Output;
using NetGen;
using Spectre.Console;

namespace Digits;

/// <summary>The whole run: pictures, training, test.</summary>
internal static class TrainingSession
{
    private const int LearnedNothing = 1;

    /// <summary>Trains and tests as the settings say; gives the exit code.</summary>
    public static int Run(Settings settings) => settings.Network switch
    {
        DigitNetwork.Lenet => Run(new LenetNet(settings.Seed), settings),
        DigitNetwork.Cnn => Run(new CnnNet(settings.Seed), settings),
        _ => Run(new DigitNet(settings.Seed), settings),
    };

    private static int Run<T>(T net, Settings settings)
        where T : INeuralNetwork<T>
    {
        TextWriter output = Console.Out;
        DigitData data = settings.DataFolder is { } folder
            ? DigitData.Read(folder, settings.Seed)
            : DigitData.Draw(settings.Seed, settings.ExportFolder);
        output.WriteLine($"{data.Origin}:");
        output.WriteLine(
            $"{data.Train.Count:N0} pictures to learn from, {data.Validation.Count:N0} to watch the training by, {data.Test.Count:N0} to test with.");
        output.WriteLine();
        if (settings.Show)
        {
            output.WriteLine(PictureText.Of(data.Test, count: 6));
        }

        output.WriteLine(net.Summary());
        output.WriteLine();
        History history = Train(net, data, settings);
        output.WriteLine();
        output.WriteLine(EndOf(history, settings));

        Evaluation result = net.Evaluate(data.Test, settings.Threads);
        if (settings.SaveFile is { } file)
        {
            net.Save(file);
            output.WriteLine($"The network is saved in {file}.");
        }

        history.SaveReport(settings.ReportFile, new ReportOptions { Title = "Reading handwritten digits", Test = data.Test });
        output.WriteLine($"Open {settings.ReportFile} in a browser to see curves, mistakes and weights.");
        output.WriteLine();
        ConfusionPrinter.Print(AnsiConsole.Console, new ConfusionTable(result.ConfusionMatrix!));
        output.WriteLine();
        output.WriteLine($"accuracy {result.Accuracy:F4}");
        return HasLearned(history, result, settings) ? 0 : LearnedNothing;
    }

    /// <summary>Whether the network knows more than the shares of the digits; if not, says so.</summary>
    private static bool HasLearned(History history, Evaluation result, Settings settings)
    {
        // What was stopped early may not have learned yet.
        if (history.StopReason == StopReason.Cancelled || result.Loss < history.BaselineLoss)
        {
            return true;
        }

        Console.Error.WriteLine(
            $"The network has learned nothing. Its loss on the test pictures is {result.Loss:G4}, and a constant answer has a loss of "
                + $"{history.BaselineLoss:G4}. The learning rate {settings.LearningRate} may be too high or too low, or there may be too few epochs.");
        return false;
    }

    private static History Train<T>(T net, DigitData data, Settings settings)
        where T : INeuralNetwork<T>
    {
        using var stop = new CancellationTokenSource();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            // The first Ctrl+C ends the training, a second one the program.
            signal.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        });
        return TrainingDisplay.Follow(AnsiConsole.Console, display => net.Fit(
            data.Train,
            new FitOptions
            {
                Validation = data.Validation,
                Epochs = settings.Epochs,
                BatchSize = settings.BatchSize,
                Seed = settings.Seed,
                Threads = settings.Threads,
                Optimizer = new Adam(settings.LearningRate),
                Callbacks = [new ResumeNotice(settings, display.WriteLine), .. CallbacksOf(settings)],
                ResumeFrom = settings.ResumeFile,
                Progress = display,
            },
            stop.Token));
    }

    private static Callback[] CallbacksOf(Settings settings)
    {
        var decay = new LinearDecay(settings.LearningRate, settings.Epochs);
        var health = new HealthMonitor();
        return settings.CheckpointFile is { } file ? [decay, health, new Checkpoint(file)] : [decay, health];
    }

    private static string EndOf(History history, Settings settings)
    {
        int epochs = history.Epochs.Count;
        double seconds = history.Epochs.Sum(static epoch => epoch.Duration.TotalSeconds);
        string goOn = settings.CheckpointFile is { } file
            ? $"The checkpoint {file} holds the training. To continue, add --resume {file} to the same command."
            : "With --checkpoint FILE the training could continue from here.";
        return history.StopReason == StopReason.Cancelled
            ? $"Stopped in epoch {epochs + 1} of {settings.Epochs}; the network keeps what it has learned. {goOn}"
            : $"Trained {epochs} {(epochs == 1 ? "epoch" : "epochs")} in {seconds:F1} s.";
    }
}
