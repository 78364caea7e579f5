namespace NetGen;

/// <summary>Prefetches blocks of consecutive rows into a buffer, while the rows of another buffer train.</summary>
internal sealed class BlockWindow : RowWindow
{
    private readonly ManualResetEventSlim _isRead = new(initialState: true);
    private readonly int _blockRows;
    private readonly int _bufferedBlocks;
    private readonly int[] _blocks;

    /// <summary>For each block, its position in the order of the epoch.</summary>
    private readonly int[] _placeOf;

    private RowBuffer _current;
    private RowBuffer _next;

    public BlockWindow(NetworkInfo info, IRowSource source, Shuffling shuffling, int batchSize)
        : base(source, info.Loss)
    {
        _blockRows = Math.Min(shuffling.BlockRows!.Value, source.Count);
        int blocks = (int)((source.Count + _blockRows - 1L) / _blockRows);

        // Two consecutive mini-batches must need at most two buffers. For this, a read buffer may hold several of the buffers within which rows are mixed.
        long least = (2L * batchSize / _blockRows) + 2, mixed = shuffling.BufferedBlocks;
        _bufferedBlocks = (int)Math.Min(blocks, (least + mixed - 1) / mixed * mixed);
        _blocks = new int[blocks];
        _placeOf = new int[blocks];
        _current = new RowBuffer(source, _blockRows, _bufferedBlocks);
        _next = new RowBuffer(source, _blockRows, _bufferedBlocks);
    }

    public override bool HasWholeBatches => false;

    public override void BeginEpoch(ReadOnlySpan<int> blocks)
    {
        _isRead.Wait();
        for (int place = 0; place < _blocks.Length; place++)
        {
            _blocks[place] = blocks.IsEmpty ? place : blocks[place];
            _placeOf[_blocks[place]] = place;
        }

        _current.Number = _next.Number = -1;
    }

    public override void Begin(ReadOnlySpan<int> rows, ReadOnlySpan<int> next)
    {
        if (rows.IsEmpty)
        {
            return;
        }

        // Rows come in the order of the buffers, but in any order within a buffer.
        int first = int.MaxValue, last = 0;
        Widen(rows, ref first, ref last);
        Widen(next, ref first, ref last);
        Require(first);
        if (last > first)
        {
            _isRead.Wait();
            _next.Failure?.Throw();
        }
    }

    public override ReadOnlySpan<float> FeaturesOf(int place, int row) => BufferOf(row, out int at).FeaturesOf(at);

    public override ReadOnlySpan<float> TargetsOf(int place, int row) => BufferOf(row, out int at).TargetsOf(at);

    protected override void DoWork()
    {
        Read(_next);
        _isRead.Set();
    }

    protected override void Release() => _isRead.Dispose();

    private void Widen(ReadOnlySpan<int> rows, ref int first, ref int last)
    {
        foreach (int row in rows)
        {
            int number = _placeOf[row / _blockRows] / _bufferedBlocks;
            (first, last) = (Math.Min(first, number), Math.Max(last, number));
        }
    }

    /// <summary>Makes a buffer the current one, and starts to read the next one.</summary>
    private void Require(int number)
    {
        if (_current.Number == number)
        {
            return;
        }

        _isRead.Wait();
        (_current, _next) = (_next, _current);
        if (_current.Number != number)
        {
            _current.Number = number;
            Read(_current);
        }

        if (_current.Failure is { } failure)
        {
            _current.Number = -1;
            failure.Throw();
        }

        _next.Number = -1;
        if ((number + 1L) * _bufferedBlocks < _blocks.Length)
        {
            _next.Number = number + 1;
            _isRead.Reset();
            StartWork();
        }
    }

    private RowBuffer BufferOf(int row, out int at)
    {
        int place = _placeOf[row / _blockRows], number = place / _bufferedBlocks;
        at = ((place % _bufferedBlocks) * _blockRows) + (row % _blockRows);
        return number == _current.Number ? _current : _next;
    }

    private void Read(RowBuffer buffer)
    {
        buffer.Failure = null;
        try
        {
            int start = buffer.Number * _bufferedBlocks, blocks = Math.Min(_bufferedBlocks, _blocks.Length - start);
            for (int i = 0; i < blocks && !IsEnding; i++)
            {
                int first = _blocks[start + i] * _blockRows, rows = Math.Min(_blockRows, Source.Count - first);
                Read(first, buffer.Features(i * _blockRows, rows), buffer.Targets(i * _blockRows, rows));
            }
        }
        catch (Exception exception)
        {
            buffer.Failure = System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(exception);
        }
    }
}
