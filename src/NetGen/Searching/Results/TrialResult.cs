namespace NetGen;

/// <summary>How the training of a trial ended.</summary>
public enum TrialOutcome
{
    /// <summary>It was trained for all its epochs, or one of its callbacks ended it.</summary>
    Completed,

    /// <summary>It was trained for fewer epochs, because other trials of its rung were better.</summary>
    Halved,

    /// <summary>Its loss or weights became NaN or infinite.</summary>
    Diverged,

    /// <summary>The search was cancelled before its result was certain.</summary>
    Unfinished,
}

/// <summary>The result of a trial.</summary>
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

    /// <summary>How its training ended.</summary>
    public TrialOutcome Outcome { get; }

    /// <summary>The metric of its best epoch; null if it has none.</summary>
    public double? Score { get; }

    /// <summary>The epoch with that score, from 1; 0 if there is none.</summary>
    public int BestEpoch { get; }

    /// <summary>The records of its epochs.</summary>
    public IReadOnlyList<EpochRecord> Epochs { get; }

    /// <summary>
    /// The file of the trained network of the best epoch, for <c>Load</c> of its class. Null unless the trial completed in a search with a
    /// <see cref="SearchOptions.Folder"/>.
    /// </summary>
    public string? NetworkFile { get; }

    /// <summary>Number, settings and score.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Trial}: {Outcome} after {Epochs.Count} epochs, {(Score is null ? "no score" : FormattableString.Invariant($"score {Score:G4}"))}");

    /// <summary>Sorts results, the best first: by how far they were trained, then by score, then by number. Results without a score are last.</summary>
    internal static IEnumerable<TrialResult> Ranked(IEnumerable<TrialResult> results, Metric metric) => results
        .OrderBy(static result => result.Score is null)
        .ThenByDescending(static result => result._rung)
        .ThenBy(result => metric.HigherIsBetter ? -result.Score : result.Score)
        .ThenBy(static result => result.Trial.Number);
}
