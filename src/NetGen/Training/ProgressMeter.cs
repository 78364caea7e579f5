using System.Diagnostics;

namespace NetGen;

/// <summary>Tells the user's <see cref="IProgress{T}"/> how far the training is, but not so often that telling costs time.</summary>
/// <param name="options">How the training runs.</param>
/// <param name="samples">Samples in the training set.</param>
internal sealed class ProgressMeter(FitOptions options, int samples)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    private readonly long _start = Stopwatch.GetTimestamp();
    private long _lastReport = Stopwatch.GetTimestamp();
    private long _samplesSeen;
    private int _lastSample;

    /// <summary>After every step; reports ten times a second.</summary>
    public void AfterStep<T>(int epoch, TrainingStep<T> step)
        where T : INeuralNetwork<T>
    {
        Count(step.Samples);
        if (options.Progress is { } progress && Stopwatch.GetElapsedTime(_lastReport) >= s_interval)
        {
            _lastReport = Stopwatch.GetTimestamp();
            progress.Report(Describe(epoch + 1, step.Samples, step.MeanLoss, step.Accuracy, null));
        }
    }

    /// <summary>After every epoch; always reports.</summary>
    public void AfterEpoch<T>(TrainingStep<T> step, EpochRecord record)
        where T : INeuralNetwork<T>
    {
        options.Progress?.Report(Describe(record.Epoch, step.Samples, record.Loss, record.Accuracy, record));
        _lastSample = 0;
    }

    private void Count(int sample)
    {
        _samplesSeen += sample - _lastSample;
        _lastSample = sample;
    }

    private TrainingProgress Describe(int epoch, int sample, double loss, double accuracy, EpochRecord? record)
    {
        double elapsed = Stopwatch.GetElapsedTime(_start).TotalSeconds;
        double speed = _samplesSeen / Math.Max(elapsed, 1e-9);
        double left = ((double)(options.Epochs - epoch) * samples) + samples - sample;
        TimeSpan remaining = TimeSpan.FromSeconds(Math.Min(left / Math.Max(speed, 1e-9), 1e9));
        return new TrainingProgress(epoch, options.Epochs, sample, samples, loss, accuracy, speed, remaining, record);
    }
}
