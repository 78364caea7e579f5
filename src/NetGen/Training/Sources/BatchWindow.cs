using System.Runtime.ExceptionServices;

namespace NetGen;

/// <summary>Prefetches mini-batches of rows at any places. Each is read while the one before it trains.</summary>
internal sealed class BatchWindow : RowWindow
{
    private readonly AutoResetEvent _done = new(initialState: false);
    private readonly NetworkInfo _info;

    /// <summary>The current mini-batch, unless it was exchanged.</summary>
    private SampleBuffers _current;

    /// <summary>The next mini-batch.</summary>
    private SampleBuffers _next;

    private int _nextRows;
    private bool _isReading;
    private ExceptionDispatchInfo? _failure;

    public BatchWindow(NetworkInfo info, IRowSource source, int capacity)
        : base(source, info.Loss)
    {
        _info = info;
        _current = new SampleBuffers(info, capacity);
        _next = new SampleBuffers(info, capacity);
    }

    public override bool HasWholeBatches => true;

    public override void BeginEpoch(ReadOnlySpan<int> blocks)
    {
    }

    public override void Begin(ReadOnlySpan<int> rows, ReadOnlySpan<int> next)
    {
        AwaitReading();
        if (!rows.SequenceEqual(_next.SourceRows.AsSpan(0, _nextRows)))
        {
            // The first mini-batch of an epoch.
            Take(rows);
            ReadNext();
        }

        _failure?.Throw();
        (_current, _next) = (_next, _current);
        Take(next);
        if (_nextRows > 0)
        {
            _isReading = true;
            StartWork();
        }
    }

    public override SampleBuffers Exchange(SampleBuffers samples)
    {
        SampleBuffers current = _current;
        _current = samples;
        return current;
    }

    public override ReadOnlySpan<float> FeaturesOf(int place, int row) => _current.Inputs.Slice(place * _info.InputSize, _info.InputSize);

    public override ReadOnlySpan<float> TargetsOf(int place, int row) => _current.Targets.Slice(place * _info.OutputSize, _info.OutputSize);

    protected override void DoWork()
    {
        ReadNext();
        _done.Set();
    }

    protected override void Release() => _done.Dispose();

    private void AwaitReading()
    {
        if (_isReading)
        {
            _done.WaitOne();
            _isReading = false;
        }
    }

    private void Take(ReadOnlySpan<int> rows)
    {
        rows.CopyTo(_next.SourceRows);
        (_nextRows, _failure) = (rows.Length, null);
    }

    private void ReadNext()
    {
        try
        {
            for (int n = 0; n < _nextRows && !IsEnding; n++)
            {
                Span<float> inputs = _next.Inputs.Slice(n * _info.InputSize, _info.InputSize);
                Read(_next.SourceRows[n], inputs, _next.Targets.Slice(n * _info.OutputSize, _info.OutputSize));
            }
        }
        catch (Exception exception)
        {
            _failure = ExceptionDispatchInfo.Capture(exception);
        }
    }
}
