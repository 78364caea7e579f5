namespace NetGen;

/// <summary>Prefetches the rows of a source that is not in memory, on a separate thread. No mini-batch allocates memory.</summary>
/// <remarks>An exception on that thread is thrown again where the rows are needed.</remarks>
internal abstract class RowWindow : IDisposable
{
    private readonly AutoResetEvent _work = new(initialState: false);
    private readonly Thread _thread;
    private bool _isEnding;

    protected RowWindow(IRowSource source, Loss loss)
    {
        (Source, Loss) = (source, loss);
        _thread = new Thread(Work) { IsBackground = true, Name = "NetGen rows" };
    }

    /// <summary>Whether whole mini-batches are available by <see cref="Exchange"/>. If not, rows are looked up one by one.</summary>
    public abstract bool HasWholeBatches { get; }

    protected IRowSource Source { get; }

    private Loss Loss { get; }

    /// <summary>Makes the window for an order; null for arrays, which need none.</summary>
    /// <param name="info">The class.</param>
    /// <param name="source">Where rows come from.</param>
    /// <param name="shuffling">How the order is drawn.</param>
    /// <param name="batchSize">Rows of a mini-batch.</param>
    /// <param name="capacity">Those of it that are trained at a time: of several processes each takes its part.</param>
    public static RowWindow? For(NetworkInfo info, IRowSource source, Shuffling? shuffling, int batchSize, int capacity)
    {
        RowWindow? window = (source, shuffling) switch
        {
            (Dataset, _) => null,
            (_, { IsByBlocks: false }) => new BatchWindow(info, source, capacity),
            _ => new BlockWindow(info, source, shuffling ?? Shuffling.Reading(source), batchSize),
        };
        window?._thread.Start();
        return window;
    }

    /// <summary>Begins an epoch, or the rest of an interrupted one.</summary>
    /// <param name="blocks">The blocks of the epoch in their order. Empty for the order of the data, and if rows are not drawn by blocks.</param>
    public abstract void BeginEpoch(ReadOnlySpan<int> blocks);

    /// <summary>Begins a mini-batch. When it returns, the rows are in memory, and they stay there until the next mini-batch begins.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="next">The rows of the next mini-batch in this epoch; none at the end of the epoch.</param>
    public abstract void Begin(ReadOnlySpan<int> rows, ReadOnlySpan<int> next);

    /// <summary>Returns the buffers of the current mini-batch, and takes other buffers to be filled.</summary>
    public virtual SampleBuffers Exchange(SampleBuffers samples) => throw new NotSupportedException();

    /// <summary>The features of a row of the mini-batch.</summary>
    /// <param name="place">Its place in the mini-batch.</param>
    /// <param name="row">Its row in the source.</param>
    public abstract ReadOnlySpan<float> FeaturesOf(int place, int row);

    /// <summary>The targets of a row of the mini-batch.</summary>
    /// <param name="place">Its place in the mini-batch.</param>
    /// <param name="row">Its row in the source.</param>
    public abstract ReadOnlySpan<float> TargetsOf(int place, int row);

    /// <summary>Ends the thread after its current read.</summary>
    public void Dispose()
    {
        Volatile.Write(ref _isEnding, true);
        _work.Set();
        if (_thread.IsAlive)
        {
            _thread.Join();
        }

        Release();
        _work.Dispose();
    }

    /// <summary>Signals work to the thread.</summary>
    protected void StartWork() => _work.Set();

    /// <summary>The work of the thread. It must not throw.</summary>
    protected abstract void DoWork();

    /// <summary>Releases other resources after the thread has ended.</summary>
    protected abstract void Release();

    /// <summary>Whether the training has ended, so that no more rows need to be read.</summary>
    protected bool IsEnding => Volatile.Read(ref _isEnding);

    /// <summary>Reads some rows and checks their values.</summary>
    protected void Read(int first, Span<float> features, Span<float> targets)
    {
        Source.Read(first, features, targets);
        RowCheck.Require(Source, Loss, first, features, targets);
    }

    private void Work()
    {
        while (true)
        {
            _work.WaitOne();
            if (IsEnding)
            {
                return;
            }

            DoWork();
        }
    }
}
