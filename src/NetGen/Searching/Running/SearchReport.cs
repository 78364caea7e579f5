namespace NetGen;

/// <summary>Tells the user how a search goes, one call at a time.</summary>
/// <param name="options">Whom to tell, and what trials are compared by.</param>
/// <param name="trials">Trials of all rounds.</param>
internal sealed class SearchReport(SearchOptions options, int trials)
{
    private readonly Lock _gate = new();
    private readonly List<string> _warnings = [];
    private readonly HashSet<int> _reached = [];
    private Trial? _best;
    private double? _bestScore;

    /// <summary>What was reported as wrong.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>A trial has finished an epoch.</summary>
    public void Epoch(PreparedTrial prepared, EpochRecord epoch)
    {
        lock (_gate)
        {
            Report(prepared.Trial, epoch.Epoch, options.Metric.Of(epoch), hasHalted: false);
        }
    }

    /// <summary>A trial has come as far as it may for now, or did so in a run before.</summary>
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

    /// <summary>Something is wrong but was overcome.</summary>
    public void Warn(string warning)
    {
        lock (_gate)
        {
            _warnings.Add(warning);
            options.Progress?.Report(Progress() with { Warning = warning });
        }
    }

    /// <summary>There is nothing to do before others have done their part.</summary>
    public void Wait(string awaited)
    {
        lock (_gate)
        {
            options.Progress?.Report(Progress() with { Awaited = awaited });
        }
    }

    private SearchProgress Progress() => new() { TrialCount = trials, ReachedCount = _reached.Count, Metric = options.Metric, Best = _best, BestScore = _bestScore };

    private void Report(Trial trial, int epoch, double? score, bool hasHalted) =>
        options.Progress?.Report(Progress() with { Trial = trial, Epoch = epoch, Score = score, HasHalted = hasHalted });
}
