using System.Globalization;

namespace NetGen;

/// <summary>The progress of a search.</summary>
public sealed record SearchProgress
{
    /// <summary>The trial that is reported. Null if a <see cref="Warning"/> or an <see cref="Awaited"/> shard is reported instead.</summary>
    public Trial? Trial { get; init; }

    /// <summary>Number of epochs of the trial so far.</summary>
    public int Epoch { get; init; }

    /// <summary>The metric of the epoch or, when the trial halts, of its best epoch. Null if there is none, as for a trial that diverged.</summary>
    public double? Score { get; init; }

    /// <summary>Whether the trial has reached its end, or the rung at which halving compares it.</summary>
    public bool HasHalted { get; init; }

    /// <summary>Number of trials in the whole search.</summary>
    public int TrialCount { get; init; }

    /// <summary>Number of trials that have at least an early result.</summary>
    public int ReachedCount { get; init; }

    /// <summary>The metric by which trials are compared.</summary>
    public required Metric Metric { get; init; }

    /// <summary>The trial with the best score so far; null before there is one.</summary>
    public Trial? Best { get; init; }

    /// <summary>The score of the best trial so far; null before there is one.</summary>
    public double? BestScore { get; init; }

    /// <summary>What was wrong and is being repeated, such as a damaged file. Null if something else is reported.</summary>
    public string? Warning { get; init; }

    /// <summary>
    /// The other shards and their trials for which this shard waits, because it has nothing to do until then. Null if something else is reported.
    /// </summary>
    public string? Awaited { get; init; }

    /// <summary>One readable line.</summary>
    public override string ToString()
    {
        if (Trial is null)
        {
            return Awaited is null ? $"warning: {Warning}" : $"waiting for {Awaited}";
        }

        string score = Score is null ? "no score" : string.Create(CultureInfo.InvariantCulture, $"{Metric} {Score:G4}");
        string best = !HasHalted ? "" : Best == Trial
            ? "; best so far"
            : Best is null ? "" : string.Create(CultureInfo.InvariantCulture, $"; best so far trial {Best.Number} with {BestScore:G4}");
        return string.Create(
            CultureInfo.InvariantCulture, $"{ReachedCount} of {TrialCount} trials: trial {Trial.Number} after epoch {Epoch}: {score} ({Trial.Settings}){best}");
    }
}
