using System.Diagnostics;
using System.Globalization;
using MnistTable.Rows;
using NetGen;

namespace MnistTable.Output;

/// <summary>Shows a training: on a terminal a line that is written over, elsewhere a new line now and then.</summary>
/// <param name="name">What is trained.</param>
internal sealed class ProgressLine(string name) : IProgress<TrainingProgress>
{
    private static readonly TimeSpan s_everySoOften = TimeSpan.FromSeconds(30);

    private readonly bool _isTerminal = !Console.IsOutputRedirected;
    private long _last = Stopwatch.GetTimestamp();

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        if (_isTerminal)
        {
            WriteOver(TextOf(value));
        }
        else if (value.Record is not null && Stopwatch.GetElapsedTime(_last) > s_everySoOften)
        {
            Console.WriteLine(TextOf(value));
            _last = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>The training has ended: its line stays.</summary>
    /// <param name="trained">What it came to.</param>
    public void End(TrainedRow trained)
    {
        EpochRecord last = trained.History.Epochs[^1];
        string text = string.Create(CultureInfo.InvariantCulture, $"{name}  {trained.History.Epochs.Count} epochs in {trained.Duration:h\\:mm\\:ss}  loss "
            + $"{last.Loss:F4}  accuracy {last.Accuracy:F4}{Validation(last)}");
        if (_isTerminal)
        {
            WriteOver(text);
        }

        Console.WriteLine(_isTerminal ? "" : text);
    }

    private static void WriteOver(string text) => Console.Write($"\r{text.PadRight(Math.Max(0, Console.WindowWidth - 1))}");

    private static string Validation(EpochRecord epoch) =>
        epoch.ValidationAccuracy is { } accuracy ? string.Create(CultureInfo.InvariantCulture, $"  validation {accuracy:F4}") : "";

    private string TextOf(TrainingProgress value)
    {
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name}  epoch {value.Epoch}/{value.EpochCount}  {100L * value.Sample / value.SampleCount,3} %  loss {value.Loss:F4}  accuracy "
                + $"{value.Accuracy:F4}{(value.Record is { } epoch ? Validation(epoch) : "")}  {value.SamplesPerSecond,7:N0} samples/s  "
                + $"{value.Remaining:h\\:mm\\:ss} left");
    }
}
