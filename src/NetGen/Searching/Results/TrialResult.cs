namespace NetGen;

/// <summary>How far a trial came.</summary>
public enum TrialOutcome
{
    /// <summary>It had all its epochs, or one of its callbacks ended it.</summary>
    Completed,

    /// <summary>It was trained for fewer epochs, because others of its rung were better.</summary>
    Halved,

    /// <summary>Loss or weights became NaN or infinite.</summary>
    Diverged,

    /// <summary>The search was cancelled before it was decided.</summary>
    Unfinished,
}

/// <summary>What a trial came to.</summary>
public sealed class TrialResult
{
    private readonly int _rung;

    internal TrialResult(Trial trial, Metric metric, TrialRecord record, int rung, int epochs, TrialOutcome outcome, string? networkFile)
    {
        _rung = rung;
        Trial = trial;
        Outcome = outcome;
        Epochs = [.. record.Epochs.Take(epochs).Select(static epoch => epoch.Record)];
        BestEpoch = record.BestEpoch(epochs, metric.HigherIsBetter);
        Score = record.ScoreAt(epochs, metric.HigherIsBetter);
        NetworkFile = networkFile;
    }

    /// <summary>Its settings.</summary>
    public Trial Trial { get; }

    /// <summary>How far it came.</summary>
    public TrialOutcome Outcome { get; }

    /// <summary>The metric of its best epoch; null if it has none.</summary>
    public double? Score { get; }

    /// <summary>The epoch with that score, from 1; 0 if there is none.</summary>
    public int BestEpoch { get; }

    /// <summary>What every epoch gave.</summary>
    public IReadOnlyList<EpochRecord> Epochs { get; }

    /// <summary>The trained network of the best epoch, for <c>Load</c> of its class; null unless the trial completed in a search with a <see cref="SearchOptions.Folder"/>.</summary>
    public string? NetworkFile { get; }

    /// <summary>Number, settings and score.</summary>
    public override string ToString() => FormattableString.Invariant($"{Trial}: {Outcome} after {Epochs.Count} epochs, {(Score is null ? "no score" : FormattableString.Invariant($"score {Score:G4}"))}");

    /// <summary>The best first: who came farther, then who has the better score, then who was declared first. Without a score, last.</summary>
    internal static IEnumerable<TrialResult> Ranked(IEnumerable<TrialResult> results, Metric metric) => results
        .OrderBy(static result => result.Score is null)
        .ThenByDescending(static result => result._rung)
        .ThenBy(result => metric.HigherIsBetter ? -result.Score : result.Score)
        .ThenBy(static result => result.Trial.Number);
}
