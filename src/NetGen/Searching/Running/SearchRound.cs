using System.Collections.Immutable;
using System.Runtime.ExceptionServices;

namespace NetGen;

/// <summary>Trains the trials of one round, several at the same time, as far as halving allows.</summary>
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
    private readonly OtherShards? _others;
    private readonly bool _awaitsOthers;

    // Guards the bracket, the records and the fields below. A worker without a task waits on it until another worker has a score.
    private readonly object _gate = new();
    private int _running;
    private bool _isWaiting;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Prepares a round.</summary>
    /// <param name="trials">Its trials.</param>
    /// <param name="data">The training set.</param>
    /// <param name="options">The options of the search.</param>
    /// <param name="store">The storage of the trials.</param>
    /// <param name="report">Receives the progress.</param>
    /// <param name="awaitsOthers">Whether a shard waits until the trials of other shards are done too, because a later round depends on them.</param>
    public SearchRound(IReadOnlyList<PreparedTrial> trials, Dataset data, SearchOptions options, TrialStore store, SearchReport report, bool awaitsOthers)
    {
        (_trials, _options, _store, _report) = (trials, options, store, report);
        _rungs = [.. trials.Select(trial => options.Halving?.Rungs(trial.Options.Epochs) ?? [trial.Options.Epochs])];
        _bracket = new HalvingBracket(trials.Count, _rungs[0].Length, options.Halving?.Factor ?? 2);
        _records = new TrialRecord?[trials.Count];
        _training = new TrialTraining(data, options.Metric, store, report.Epoch, report.Warn);
        _others = options.Shard is { } shard ? new OtherShards(shard, trials, (trial, rung) => _rungs[trial][rung], store, report) : null;
        _awaitsOthers = awaitsOthers;
    }

    /// <summary>Whether there is no trial left to train in any shard.</summary>
    public bool IsComplete => _bracket.IsComplete;

    /// <summary>Trains until there is no trial left, or the search is cancelled.</summary>
    public IReadOnlyList<TrialResult> Run(CancellationToken cancellation)
    {
        ReadRecords();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Thread[] helpers = [.. Enumerable.Range(2, Math.Min(_options.Parallel, _trials.Count) - 1)
            .Select(worker => new Thread(() => Work(stopping)) { IsBackground = true, Name = $"NetGen search {worker}" })];
        Array.ForEach(helpers, static helper => helper.Start());
        Work(stopping);
        Array.ForEach(helpers, static helper => helper.Join());
        _failure?.Throw();
        lock (_gate)
        {
            // If shards end at the same time, at least the last one must see the trials of all others.
            _others?.Follow(_bracket, RecordOther, isDue: true);
        }

        if (IsOver)
        {
            foreach (PreparedTrial prepared in _trials.Where(IsMine))
            {
                _store.Forget(prepared.Trial);
            }
        }

        return [.. _trials.Select((_, index) => ResultOf(index))];
    }

    /// <summary>Whether there is nothing left to train in this process, for all possible results of other shards.</summary>
    private bool IsOver => _bracket.IsComplete ||
        (_others is not null && Enumerable.Range(0, _trials.Count).All(trial => !IsMine(_trials[trial]) || _bracket.IsDecided(trial)));

    private bool IsMine(PreparedTrial prepared) => _options.Shard?.Has(prepared.Trial) != false;

    private void ReadRecords()
    {
        for (int index = 0; index < _trials.Count; index++)
        {
            if (IsMine(_trials[index]))
            {
                _records[index] = _store.Read(_trials[index].Trial, _trials[index].Description, out string? damage);
                if (damage is not null)
                {
                    _report.Warn($"{damage} Trial {_trials[index].Trial.Number} is run again.");
                }
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

    /// <summary>Waits for a trial that is ready to be trained. Returns false when there will be none.</summary>
    private bool TryTake(CancellationToken cancellation, out int trial, out int rung, out int threads)
    {
        lock (_gate)
        {
            while (true)
            {
                (trial, rung, threads) = (-1, -1, 0);
                _others?.Follow(_bracket, RecordOther);
                if (_failure is not null || cancellation.IsCancellationRequested || _bracket.IsComplete)
                {
                    return false;
                }

                int abreast = Math.Min(_options.Parallel, _running + _bracket.Ready(_options.Parallel));
                if (_bracket.TryTake(out trial, out rung))
                {
                    _running++;
                    _isWaiting = false;
                    threads = Math.Max(1, _options.Threads / abreast);
                    return true;
                }

                if (_others is null)
                {
                    // Another worker is training; otherwise the scores would have decided. It wakes this worker when it ends, even if it is interrupted.
                    Monitor.Wait(_gate);
                }
                else if (!_awaitsOthers && IsOver)
                {
                    return false;
                }
                else
                {
                    WaitForOthers(_others);
                }
            }
        }
    }

    private void WaitForOthers(OtherShards others)
    {
        if (_running > 0)
        {
            others.Touch();
        }
        else if (!_isWaiting)
        {
            _isWaiting = true;
            others.Touch();
            _report.Wait(others.Missing());
        }
        else if (_options.ShardTimeout >= TimeSpan.Zero && others.Quiet >= _options.ShardTimeout)
        {
            throw new TimeoutException(FormattableString.Invariant(
                $"Shard {_options.Shard} expected trials of other shards, but there was no sign of them for {_options.ShardTimeout.TotalSeconds} s. ")
                + $"Missing: {others.Missing()}. Run these shards, then this one: it goes on from its files.");
        }

        Monitor.Wait(_gate, others.Pause);
    }

    private void RecordOther(int trial, int rung, TrialRecord record)
    {
        Record(trial, rung, record);
        _report.Reached(_trials[trial].Trial, record, _rungs[trial][rung]);
        Monitor.PulseAll(_gate);
    }

    private void Record(int trial, int rung, TrialRecord record)
    {
        _records[trial] = record;
        double score = record.ScoreAt(_rungs[trial][rung], _options.Metric.HigherIsBetter) ?? double.NaN;
        _bracket.Record(trial, rung, _options.Metric.HigherIsBetter ? -score : score);
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
                    Record(trial, rung, record);
                }

                Monitor.PulseAll(_gate);
            }
        }
    }

    private TrialResult ResultOf(int index)
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
            _bracket.IsDecided(index) ? TrialOutcome.Halved : TrialOutcome.Unfinished;
        string? file = record.End == TrialEnd.Ended && _store.NetworkOf(trial) is { } network && File.Exists(network) ? network : null;
        return new TrialResult(trial, _options.Metric, record, rung, epochs, outcome, file);
    }
}
