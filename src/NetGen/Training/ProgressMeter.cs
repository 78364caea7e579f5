using System.Diagnostics;

namespace NetGen;

/// <summary>Reports the progress of a training to the user's <see cref="IProgress{T}"/>, but seldom enough that the reports cost no time.</summary>
/// <param name="run">The training.</param>
/// <param name="accuracy">The rule by which an output counts as correct.</param>
internal sealed class ProgressMeter(TrainingRun run, AccuracyRule accuracy)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    private readonly long _start = Stopwatch.GetTimestamp();
    private long _lastReport = Stopwatch.GetTimestamp();
    private long _samplesSeen;
    private int _lastSample;

    /// <summary>Starts to count at the current position of a training. The time before an interruption says nothing about the speed of this process.</summary>
    public void Begin() => _lastSample = run.Sums.Samples;

    /// <summary>Called after every step; reports ten times per second.</summary>
    public void AfterStep()
    {
        _samplesSeen += run.Sums.Samples - _lastSample;
        _lastSample = run.Sums.Samples;
        if (run.Ranks.IsFirst && run.Options.Progress is { } progress && Stopwatch.GetElapsedTime(_lastReport) >= s_interval)
        {
            _lastReport = Stopwatch.GetTimestamp();
            progress.Report(Describe(run.Epoch + 1, run.Sums.MeanLoss, AccuracySoFar, null));
        }
    }

    /// <summary>Called after every epoch, before its sums are cleared; always reports.</summary>
    public void AfterEpoch(EpochRecord record)
    {
        if (run.Ranks.IsFirst)
        {
            run.Options.Progress?.Report(Describe(record.Epoch, record.Loss, record.Accuracy, record));
        }

        _lastSample = 0;
    }

    private double? AccuracySoFar =>
        accuracy == AccuracyRule.None ? null : AccuracyRules.Share(accuracy, run.Sums.Correct, run.Sums.Samples, run.Info.OutputSize);

    private TrainingProgress Describe(int epoch, double loss, double? accuracyOfEpoch, EpochRecord? record)
    {
        int samples = run.Data.Count, sample = run.Sums.Samples;
        double elapsed = Stopwatch.GetElapsedTime(_start).TotalSeconds;
        double speed = _samplesSeen / Math.Max(elapsed, 1e-9);
        double left = ((double)(run.Options.Epochs - epoch) * samples) + samples - sample;
        TimeSpan remaining = TimeSpan.FromSeconds(Math.Min(left / Math.Max(speed, 1e-9), 1e9));
        return new TrainingProgress(epoch, run.Options.Epochs, sample, samples, loss, accuracyOfEpoch, speed, remaining, record);
    }
}
