using System.Collections.Immutable;

namespace NetGen;

/// <summary>The state of a trial's training.</summary>
internal enum TrialEnd
{
    /// <summary>It can be resumed.</summary>
    Paused,

    /// <summary>It was trained for all its epochs, or a callback ended it.</summary>
    Ended,

    /// <summary>Its loss or weights were no longer finite after the recorded epochs.</summary>
    Diverged,
}

/// <summary>One epoch of a trial.</summary>
/// <param name="Record">The record of the epoch.</param>
/// <param name="Score">The metric by which trials are compared; NaN if the epoch has no such value.</param>
internal readonly record struct TrialEpoch(EpochRecord Record, double Score);

/// <summary>What is known of a trial, which is the content of its file.</summary>
/// <param name="Epochs">The epochs from the first one.</param>
/// <param name="End">Whether more epochs can follow.</param>
internal sealed record TrialRecord(ImmutableArray<TrialEpoch> Epochs, TrialEnd End)
{
    /// <summary>The record of a training so far.</summary>
    public static TrialRecord Of(History history, Metric metric, TrialEnd end) =>
        new([.. history.Epochs.Select(epoch => new TrialEpoch(epoch, metric.Of(epoch) ?? double.NaN))], end);

    /// <summary>Whether the record shows the result of the trial after a number of epochs.</summary>
    public bool Covers(int epochs) => End != TrialEnd.Paused || Epochs.Length >= epochs;

    /// <summary>Whether the training diverged within a number of epochs.</summary>
    public bool DivergedBy(int epochs) => End == TrialEnd.Diverged && Epochs.Length < epochs;

    /// <summary>
    /// The best of the first epochs, up to a given number, counted from 1. It is 0 if none has a score, or if the training diverged within them.
    /// </summary>
    public int BestEpoch(int epochs, bool higherIsBetter)
    {
        int best = 0;
        if (DivergedBy(epochs))
        {
            return best;
        }

        for (int index = 0; index < Math.Min(epochs, Epochs.Length); index++)
        {
            double score = Epochs[index].Score, highest = best > 0 ? Epochs[best - 1].Score : double.NaN;
            if (double.IsFinite(score) && (best == 0 || (higherIsBetter ? score > highest : score < highest)))
            {
                best = index + 1;
            }
        }

        return best;
    }

    /// <summary>The score of the best of the first epochs, up to a given number; null if there is none.</summary>
    public double? ScoreAt(int epochs, bool higherIsBetter) => BestEpoch(epochs, higherIsBetter) is > 0 and var best ? Epochs[best - 1].Score : null;
}
