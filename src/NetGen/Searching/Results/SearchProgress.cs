using System.Globalization;

namespace NetGen;

/// <summary>How far a search is.</summary>
public sealed record SearchProgress
{
    /// <summary>The trial that is reported; null if it is a <see cref="Warning"/>, or if others are <see cref="Awaited"/>.</summary>
    public Trial? Trial { get; init; }

    /// <summary>Epochs of the trial so far.</summary>
    public int Epoch { get; init; }

    /// <summary>The metric of the epoch, or of the best epoch when the trial halts; null if it diverged.</summary>
    public double? Score { get; init; }

    /// <summary>Whether the trial has come as far as it goes for now: to the end, or to where halving compares it.</summary>
    public bool HasHalted { get; init; }

    /// <summary>Trials of the whole search.</summary>
    public int TrialCount { get; init; }

    /// <summary>Trials of which there is a result already, if only an early one.</summary>
    public int ReachedCount { get; init; }

    /// <summary>What is compared.</summary>
    public required Metric Metric { get; init; }

    /// <summary>The trial with the best score so far; null before there is one.</summary>
    public Trial? Best { get; init; }

    /// <summary>Its score; null before there is one.</summary>
    public double? BestScore { get; init; }

    /// <summary>What was wrong and is being run again, such as a damaged file; null if it is a trial that is reported.</summary>
    public string? Warning { get; init; }

    /// <summary>Whose trials this shard waits for, when it has nothing to do before; null if it is something else that is reported.</summary>
    public string? Awaited { get; init; }

    /// <summary>One line for people.</summary>
    public override string ToString()
    {
        if (Trial is null)
        {
            return Awaited is null ? $"warning: {Warning}" : $"waiting for {Awaited}";
        }

        string score = Score is null ? "no score, the training diverged" : string.Create(CultureInfo.InvariantCulture, $"{Metric} {Score:G4}");
        string best = !HasHalted ? "" : Best == Trial ? "; best so far" : Best is null ? "" : string.Create(CultureInfo.InvariantCulture, $"; best so far trial {Best.Number} with {BestScore:G4}");
        return string.Create(CultureInfo.InvariantCulture, $"{ReachedCount} of {TrialCount} trials: trial {Trial.Number} after epoch {Epoch}: {score} ({Trial.Settings}){best}");
    }
}
