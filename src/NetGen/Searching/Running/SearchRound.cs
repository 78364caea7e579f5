using System.Collections.Immutable;
using System.Runtime.ExceptionServices;

namespace NetGen;

/// <summary>Trains the trials of one round, several at once, as far as halving lets them go.</summary>
internal sealed class SearchRound
{
    private readonly IReadOnlyList<PreparedTrial> _trials;
    private readonly SearchOptions _options;
    private readonly TrialStore _store;
    private readonly SearchReport _report;
    private readonly TrialTraining _training;
    private readonly ImmutableArray<int>[] _rungs;
    private readonly HalvingBracket _bracket;
    private readonly TrialRecord?[] _records;

    // Guards the bracket, the records, and what follows. A worker without a task waits on it for another's score.
    private readonly object _gate = new();
    private int _running;
    private ExceptionDispatchInfo? _failure;

    public SearchRound(IReadOnlyList<PreparedTrial> trials, Dataset data, SearchOptions options, TrialStore store, SearchReport report)
    {
        (_trials, _options, _store, _report) = (trials, options, store, report);
        _rungs = [.. trials.Select(trial => options.Halving?.Rungs(trial.Options.Epochs) ?? [trial.Options.Epochs])];
        _bracket = new HalvingBracket(trials.Count, _rungs[0].Length, options.Halving?.Factor ?? 2);
        _records = new TrialRecord?[trials.Count];
        _training = new TrialTraining(data, options.Metric, store, report.Epoch, report.Warn);
    }

    /// <summary>Trains until no trial may go on, or the search is cancelled.</summary>
    public IReadOnlyList<TrialResult> Run(CancellationToken cancellation)
    {
        ReadRecords();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Thread[] helpers = [.. Enumerable.Range(2, Math.Min(_options.Parallel, _trials.Count) - 1).Select(worker => new Thread(() => Work(stopping)) { IsBackground = true, Name = $"NetGen search {worker}" })];
        Array.ForEach(helpers, static helper => helper.Start());
        Work(stopping);
        Array.ForEach(helpers, static helper => helper.Join());
        _failure?.Throw();
        bool isComplete = _bracket.IsComplete;
        if (isComplete)
        {
            foreach (PreparedTrial prepared in _trials)
            {
                _store.Forget(prepared.Trial);
            }
        }

        return [.. _trials.Select((_, index) => ResultOf(index, isComplete))];
    }

    private void ReadRecords()
    {
        for (int index = 0; index < _trials.Count; index++)
        {
            _records[index] = _store.Read(_trials[index].Trial, _trials[index].Description, out string? damage);
            if (damage is not null)
            {
                _report.Warn(damage);
            }
        }
    }

    private void Work(CancellationTokenSource stopping)
    {
        try
        {
            while (TryTake(stopping.Token, out int trial, out int rung, out int threads))
            {
                Advance(trial, rung, threads, stopping.Token);
            }
        }
        catch (Exception exception)
        {
            lock (_gate)
            {
                _failure ??= ExceptionDispatchInfo.Capture(exception);
                Monitor.PulseAll(_gate);
            }

            stopping.Cancel();
        }
    }

    /// <summary>Waits for a trial that can be trained on; false when there will be none.</summary>
    private bool TryTake(CancellationToken cancellation, out int trial, out int rung, out int threads)
    {
        lock (_gate)
        {
            while (true)
            {
                (trial, rung, threads) = (-1, -1, 0);
                if (_failure is not null || cancellation.IsCancellationRequested || _bracket.IsComplete)
                {
                    return false;
                }

                int abreast = Math.Min(_options.Parallel, _running + _bracket.Ready(_options.Parallel));
                if (_bracket.TryTake(out trial, out rung))
                {
                    _running++;
                    threads = Math.Max(1, _options.Threads / abreast);
                    return true;
                }

                // Someone is running, or the scores would have decided; whoever it is wakes the others, interrupted or not.
                Monitor.Wait(_gate);
            }
        }
    }

    private void Advance(int trial, int rung, int threads, CancellationToken cancellation)
    {
        PreparedTrial prepared = _trials[trial];
        int epochs = _rungs[trial][rung];
        TrialRecord? record = _records[trial];
        try
        {
            if (record?.Covers(epochs) != true)
            {
                record = _training.Run(prepared, epochs, threads, cancellation);
                if (record is not null)
                {
                    _store.Write(prepared.Trial, prepared.Description, record);
                }
            }

            if (record is not null)
            {
                _report.Reached(prepared.Trial, record, epochs);
            }
        }
        finally
        {
            lock (_gate)
            {
                _running--;
                if (record?.Covers(epochs) == true)
                {
                    _records[trial] = record;
                    double score = record.ScoreAt(epochs, _options.Metric.HigherIsBetter) ?? double.NaN;
                    _bracket.Record(trial, rung, _options.Metric.HigherIsBetter ? -score : score);
                }

                Monitor.PulseAll(_gate);
            }
        }
    }

    private TrialResult ResultOf(int index, bool isComplete)
    {
        Trial trial = _trials[index].Trial;
        int rung = _bracket.RungOf(index);
        if (rung < 0 || _records[index] is not { } record)
        {
            return new TrialResult(trial, _options.Metric, new TrialRecord([], TrialEnd.Paused), rung, 0, TrialOutcome.Unfinished, null);
        }

        int epochs = _rungs[index][rung];
        TrialOutcome outcome =
            record.DivergedBy(epochs) ? TrialOutcome.Diverged :
            rung == _rungs[index].Length - 1 ? TrialOutcome.Completed :
            isComplete ? TrialOutcome.Halved : TrialOutcome.Unfinished;
        string? file = record.End == TrialEnd.Ended && _store.NetworkOf(trial) is { } network && File.Exists(network) ? network : null;
        return new TrialResult(trial, _options.Metric, record, rung, epochs, outcome, file);
    }
}
