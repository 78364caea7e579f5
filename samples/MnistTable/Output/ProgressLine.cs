using System.Diagnostics;
using System.Globalization;
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
        bool isEnd = value.Record is not null && value.Epoch == value.Epochs;
        if (_isTerminal)
        {
            Console.Write($"\r{TextOf(value).PadRight(Math.Max(0, Console.WindowWidth - 1))}{(isEnd ? "\n" : "")}");
        }
        else if (isEnd || (value.Record is not null && Stopwatch.GetElapsedTime(_last) > s_everySoOften))
        {
            Console.WriteLine(TextOf(value));
            _last = Stopwatch.GetTimestamp();
        }
    }

    private string TextOf(TrainingProgress value)
    {
        string validation = value.Record is { } epoch && !double.IsNaN(epoch.ValidationAccuracy) ? string.Create(CultureInfo.InvariantCulture, $"  validation {epoch.ValidationAccuracy:F4}") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name}  epoch {value.Epoch}/{value.Epochs}  {100L * value.Sample / value.Samples,3} %  loss {value.Loss:F4}  accuracy {value.Accuracy:F4}{validation}  {value.SamplesPerSecond,7:N0} samples/s  {value.Remaining:h\\:mm\\:ss} left");
    }
}
