namespace NetGen;

/// <summary>Copies the samples into the mini-batch. If the training augments images, it prepares them one step in advance.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>Copying is fast, so each worker copies its rows when it needs them.</item>
/// <item>Augmentation is slow, so the next mini-batch is prepared in a second buffer, row by row. A worker does this while it would wait for the others, and at
/// the end of the step.</item>
/// <item>A row has the same bits whichever worker makes it.</item>
/// <item>A single worker never waits, so it makes its rows when it needs them.</item>
/// </list>
/// </remarks>
internal sealed class SampleLoader
{
    /// <summary>Integers in a cache line. The counter of each worker has its own line.</summary>
    private const int Line = 16;

    /// <summary>
    /// Number of rows that are prefetched while one is copied. They may be anywhere in the data set, so the hardware prefetcher cannot predict them.
    /// </summary>
    private const int RowsAhead = 3;

    private readonly TrainingRun _run;
    private readonly TrainingBatch _batch;
    private readonly ImageAugmenter[] _augmenters;
    private readonly int[] _taken;
    private readonly Dataset? _data;
    private SampleBuffers? _ahead;
    private int _aheadRows;
    private int _working;
    private bool _isAheadComplete;
    private bool _isLoaded;

    public SampleLoader(TrainingRun run, TrainingBatch batch)
    {
        _run = run;
        _batch = batch;
        _augmenters = run.Options.Augmentation is { } augmentation
            ? [.. Enumerable.Range(0, batch.Workers).Select(_ => new ImageAugmenter(augmentation, augmentation.ShapeFor(run.Info), run.Options.Seed))]
            : [];
        _taken = new int[batch.Workers * Line];
        _data = run.Data as Dataset;
        _ahead = _augmenters.Length > 1 && run.Window is not { HasWholeBatches: true } ? new SampleBuffers(run.Info, batch.Capacity) : null;
    }

    private void BeginReading(RowWindow window, ReadOnlySpan<int> rows, ReadOnlySpan<int> next)
    {
        try
        {
            window.Begin(rows, next);
        }
        catch (Exception exception)
        {
            _run.RowFailure = exception;
            throw;
        }
    }

    /// <summary>Starts a step.</summary>
    /// <param name="rows">The rows of its mini-batch in the data set.</param>
    /// <param name="next">The rows of the next step in this epoch; none at the end of the epoch.</param>
    public void Begin(ReadOnlySpan<int> rows, ReadOnlySpan<int> next)
    {
        _batch.Rows = rows.Length;
        if (_run.Window is { } window)
        {
            BeginReading(window, rows, next);
            if (window.HasWholeBatches && _augmenters.Length == 0)
            {
                _batch.Samples = window.Exchange(_batch.Samples);
                _isLoaded = true;
                return;
            }
        }

        if (_ahead is not { } ahead)
        {
            rows.CopyTo(_batch.SourceRows);
            return;
        }

        _isLoaded = _isAheadComplete && rows.SequenceEqual(ahead.SourceRows.AsSpan(0, _aheadRows));
        if (_isLoaded)
        {
            (_batch.Samples, _ahead) = (ahead, _batch.Samples);
        }
        else
        {
            rows.CopyTo(_batch.SourceRows);
        }

        next.CopyTo(_ahead.SourceRows);
        _aheadRows = next.Length;
        _isAheadComplete = false;
        _working = _batch.Workers;
        for (int worker = 0; worker < _batch.Workers; worker++)
        {
            _taken[worker * Line] = _batch.Division.Boundary(_aheadRows, worker);
        }
    }

    /// <summary>Loads the rows of a worker, unless they were prepared in the step before.</summary>
    public void LoadOwnRows(TrainingPass pass, int worker)
    {
        if (_isLoaded)
        {
            return;
        }

        int end = pass.FirstRow + pass.Rows;
        for (int row = pass.FirstRow; row < end; row++)
        {
            if (row + RowsAhead < end)
            {
                int source = _batch.SourceRows[row + RowsAhead];
                Cache.Prefetch(FeaturesOf(row + RowsAhead, source));
                Cache.Prefetch(TargetsOf(row + RowsAhead, source));
            }

            Load(_batch.Samples, row, worker);
        }
    }

    /// <summary>Called when a worker has done its part of a phase. Until the others have done theirs, it prepares rows of the next mini-batch.</summary>
    public void LoadAheadWhileOthersWork(int worker)
    {
        if (_ahead is not { } ahead)
        {
            return;
        }

        Interlocked.Decrement(ref _working);
        while (Volatile.Read(ref _working) > 0 && TryTake(worker, out int row))
        {
            Load(ahead, row, worker);
        }
    }

    /// <summary>Prepares the rest of the next mini-batch. All workers must call it before the step ends.</summary>
    public void LoadAhead(int worker)
    {
        if (_ahead is not { } ahead)
        {
            return;
        }

        while (TryTake(worker, out int row))
        {
            Load(ahead, row, worker);
        }

        _isAheadComplete = true;
    }

    /// <summary>Takes a row to prepare. It prefers a row that the worker will use itself, which is then in its cache, to one of another worker.</summary>
    private bool TryTake(int worker, out int row)
    {
        for (int i = 0; i < _batch.Workers; i++)
        {
            int owner = (worker + i) % _batch.Workers, end = _batch.Division.Boundary(_aheadRows, owner + 1);
            ref int taken = ref _taken[owner * Line];
            if (Volatile.Read(ref taken) < end && (row = Interlocked.Increment(ref taken) - 1) < end)
            {
                return true;
            }
        }

        row = -1;
        return false;
    }

    private void Load(SampleBuffers samples, int row, int worker)
    {
        int source = samples.SourceRows[row], inputSize = _run.Info.InputSize, outputSize = _run.Info.OutputSize;
        ReadOnlySpan<float> features = FeaturesOf(row, source);
        Span<float> input = samples.Inputs.Slice(row * inputSize, inputSize);
        if (_augmenters.Length > 0)
        {
            _augmenters[worker].Apply(features, input, _batch.Epoch, source);
        }
        else
        {
            features.CopyTo(input);
        }

        TargetsOf(row, source).CopyTo(samples.Targets.Slice(row * outputSize, outputSize));
    }

    private ReadOnlySpan<float> FeaturesOf(int place, int source) => _data is null ? _run.Window!.FeaturesOf(place, source) : _data.FeaturesOf(source);

    private ReadOnlySpan<float> TargetsOf(int place, int source) => _data is null ? _run.Window!.TargetsOf(place, source) : _data.TargetsOf(source);
}
