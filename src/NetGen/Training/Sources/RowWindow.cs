namespace NetGen;

/// <summary>Brings the rows of a source that is not in memory there, ahead of their use, on a thread of its own. No mini-batch allocates anything.</summary>
/// <remarks>What a read throws on that thread is thrown again where its rows are needed.</remarks>
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

    /// <summary>Whether a mini-batch comes as a whole, by <see cref="Exchange"/>; if not, its rows are looked up.</summary>
    public abstract bool HasWholeBatches { get; }

    protected IRowSource Source { get; }

    private Loss Loss { get; }

    /// <summary>The window that suits an order; null for arrays, which need none.</summary>
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

    /// <summary>An epoch begins, or what an interruption left of it.</summary>
    /// <param name="blocks">Its blocks in their order; empty for that of the data, or where rows are not drawn by blocks.</param>
    public abstract void BeginEpoch(ReadOnlySpan<int> blocks);

    /// <summary>A mini-batch begins: its rows are in memory when this returns, and will be until the next one begins.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="next">Those of the next one in this epoch; none at its end.</param>
    public abstract void Begin(ReadOnlySpan<int> rows, ReadOnlySpan<int> next);

    /// <summary>The mini-batch, for buffers that may be filled.</summary>
    public virtual SampleBuffers Exchange(SampleBuffers samples) => throw new NotSupportedException();

    /// <summary>The features of a row of the mini-batch.</summary>
    /// <param name="place">Its place in the mini-batch.</param>
    /// <param name="row">Its row in the source.</param>
    public abstract ReadOnlySpan<float> FeaturesOf(int place, int row);

    /// <summary>The targets of a row of the mini-batch.</summary>
    /// <param name="place">Its place in the mini-batch.</param>
    /// <param name="row">Its row in the source.</param>
    public abstract ReadOnlySpan<float> TargetsOf(int place, int row);

    /// <summary>Ends the thread, after the read under way.</summary>
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

    /// <summary>Lets the thread go to work.</summary>
    protected void StartWork() => _work.Set();

    /// <summary>What the thread does when there is work; must not throw.</summary>
    protected abstract void DoWork();

    /// <summary>Releases what else is held, when the thread has ended.</summary>
    protected abstract void Release();

    /// <summary>Whether the training is over, so that nothing more need be read.</summary>
    protected bool IsEnding => Volatile.Read(ref _isEnding);

    /// <summary>Reads some rows, and looks at them as they pass.</summary>
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
