using System.Collections.Immutable;

namespace NetGen;

/// <summary>How a trial's training stands.</summary>
internal enum TrialEnd
{
    /// <summary>It can go on.</summary>
    Paused,

    /// <summary>It has had all its epochs, or a callback has ended it.</summary>
    Ended,

    /// <summary>After the epochs that are recorded, loss or weights were no longer finite.</summary>
    Diverged,
}

/// <summary>One epoch of a trial.</summary>
/// <param name="Record">What it gave.</param>
/// <param name="Score">What the trial is compared by; not a number where the epoch has no such value.</param>
internal readonly record struct TrialEpoch(EpochRecord Record, double Score);

/// <summary>What is known of a trial: all that its file holds.</summary>
/// <param name="Epochs">From the first.</param>
/// <param name="End">Whether there are more to come.</param>
internal sealed record TrialRecord(ImmutableArray<TrialEpoch> Epochs, TrialEnd End)
{
    /// <summary>The record of a training as far as it has come.</summary>
    public static TrialRecord Of(History history, Metric metric, TrialEnd end) => new([.. history.Epochs.Select(epoch => new TrialEpoch(epoch, metric.Of(epoch) ?? double.NaN))], end);

    /// <summary>Whether it is known how the trial does after so many epochs.</summary>
    public bool Covers(int epochs) => End != TrialEnd.Paused || Epochs.Length >= epochs;

    /// <summary>Whether the training broke down within so many epochs.</summary>
    public bool DivergedBy(int epochs) => End == TrialEnd.Diverged && Epochs.Length < epochs;

    /// <summary>The best of so many epochs, from 1; 0 if none has a score or the training broke down within them.</summary>
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

    /// <summary>The score of the best of so many epochs; null if there is none.</summary>
    public double? ScoreAt(int epochs, bool higherIsBetter) => BestEpoch(epochs, higherIsBetter) is > 0 and var best ? Epochs[best - 1].Score : null;
}
