namespace NetGen;

/// <summary>Reports the progress of a search to the user, one call at a time.</summary>
/// <param name="options">The receiver of the reports, and the metric by which trials are compared.</param>
/// <param name="trials">Number of trials of all rounds.</param>
internal sealed class SearchReport(SearchOptions options, int trials)
{
    private readonly Lock _gate = new();
    private readonly List<string> _warnings = [];
    private readonly HashSet<int> _reached = [];
    private Trial? _best;
    private double? _bestScore;

    /// <summary>The problems that were reported.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Reports that a trial has finished an epoch.</summary>
    public void Epoch(PreparedTrial prepared, EpochRecord epoch)
    {
        lock (_gate)
        {
            Report(prepared.Trial, epoch.Epoch, options.Metric.Of(epoch), hasHalted: false);
        }
    }

    /// <summary>Reports that a trial has reached its end or its rung, in this run or in an earlier one.</summary>
    public void Reached(Trial trial, TrialRecord record, int epochs)
    {
        lock (_gate)
        {
            double? score = record.ScoreAt(epochs, options.Metric.HigherIsBetter);
            _reached.Add(trial.Number);
            if (_bestScore is null || (options.Metric.HigherIsBetter ? score > _bestScore : score < _bestScore))
            {
                (_best, _bestScore) = (score is null ? null : trial, score);
            }

            Report(trial, Math.Min(epochs, record.Epochs.Length), score, hasHalted: true);
        }
    }

    /// <summary>Reports a problem that was solved.</summary>
    public void Warn(string warning)
    {
        lock (_gate)
        {
            _warnings.Add(warning);
            options.Progress?.Report(Progress() with { Warning = warning });
        }
    }

    /// <summary>Reports that this shard waits for others.</summary>
    public void Wait(string awaited)
    {
        lock (_gate)
        {
            options.Progress?.Report(Progress() with { Awaited = awaited });
        }
    }

    private SearchProgress Progress() =>
        new() { TrialCount = trials, ReachedCount = _reached.Count, Metric = options.Metric, Best = _best, BestScore = _bestScore };

    private void Report(Trial trial, int epoch, double? score, bool hasHalted) =>
        options.Progress?.Report(Progress() with { Trial = trial, Epoch = epoch, Score = score, HasHalted = hasHalted });
}
