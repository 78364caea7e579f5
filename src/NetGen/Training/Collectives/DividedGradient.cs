namespace NetGen;

/// <summary>
/// The gradient of a mini-batch that is divided into parts, of which this rank computes some. It sums over the parts of each rank, then over the ranks. The
/// statistics of the layers are summed in the same way.
/// </summary>
/// <remarks>
/// <para>One block is summed. It contains three things: the gradient; the statistics after each part, times the part's share of the rows; and these shares. The
/// order of the additions is that of <see cref="TreeSum"/>, whichever rank makes them. Each rank adds one piece of the block for all ranks, and sends the sum
/// to the others. So every rank has the same bits.</para>
/// <para>Data that other ranks of the same machine read are in separate buffers. They are written with non-temporal stores, which bypass the caches
/// (<see cref="StreamedCopy"/>).</para>
/// </remarks>
internal sealed class DividedGradient
{
    /// <summary>Values of a cache line.</summary>
    public const int Line = 16;

    private readonly TrainingRun _run;
    private readonly TrainingBatch _batch;
    private readonly ThreadTeam _team;
    private readonly Ranks _ranks;
    private readonly AlignedBuffer[] _stack;
    private readonly AlignedBuffer _sent;
    private readonly AlignedBuffer _received;
    private readonly AlignedBuffer _sum;
    private readonly double[] _losses;
    private readonly long[] _correct;
    private readonly int _statistics;
    private readonly Action<int> _addLast;
    private readonly Action<int> _copyToSend;
    private readonly Action<int> _addRanks;
    private int _top;

    public DividedGradient(TrainingRun run, TrainingBatch batch, ThreadTeam team)
    {
        (_run, _batch, _team, _ranks) = (run, batch, team, run.Ranks);
        _statistics = run.Info.MeasuresBatch ? run.Storage.State.Length : 0;

        MeasuresTogether = run.Info.MeasuresBatch && !Division.IsMeasuredByParts && _ranks.Size > 1;

        // The piece of each rank is a number of whole cache lines.
        int pieces = Line * _ranks.Size, length = checked((run.Info.PackedLength + (2 * _statistics) + pieces - 1) / pieces * pieces);
        _stack = [.. Enumerable.Range(0, TreeSum.Depth(Division.Count)).Select(_ => new AlignedBuffer(length))];
        (_sent, _received, _sum) = _ranks.Size > 1
            ? (new AlignedBuffer(length), new AlignedBuffer(length), new AlignedBuffer(length))
            : (_stack[0], _stack[0], _stack[0]);
        (_losses, _correct) = (new double[Division.Parts], new long[Division.Parts]);
        Measures = new PartMeasures(this, _ranks);
        _addLast = worker => Add(_stack[_top - 1], _stack[_top], worker);
        _copyToSend = CopyToSend;
        _addRanks = AddRanks;
    }

    /// <summary>Combines the statistics of layers over the rows of all ranks.</summary>
    public PartMeasures Measures { get; }

    public PartDivision Division => _run.Division;

    /// <summary>Whether layers normalise over the rows of all ranks together.</summary>
    public bool MeasuresTogether { get; }

    /// <summary>Rows of the mini-batch over all ranks.</summary>
    public int Rows { get; private set; }

    /// <summary>The rows of a part of this rank.</summary>
    /// <param name="index">Index of the part, from 0.</param>
    /// <param name="rows">The mini-batch.</param>
    public ReadOnlySpan<int> RowsOf(int index, ReadOnlySpan<int> rows)
    {
        int first = Division.Boundary(rows.Length, Division.First + index);
        return rows[first..Division.Boundary(rows.Length, Division.First + index + 1)];
    }

    /// <summary>Begins a mini-batch.</summary>
    /// <param name="rows">Number of its rows over all ranks.</param>
    public void Begin(int rows) => Rows = rows;

    /// <summary>Begins a part. The gradient buffer of the batch now receives the gradient of the part.</summary>
    public void Open(int index)
    {
        _batch.GradientBuffer = _stack[TreeSum.Pending(index)];
        _batch.GradientBuffer.Span[_run.Info.PackedLength..].Clear();
    }

    /// <summary>Sets the gradient to zero, for a part without rows.</summary>
    public void Clear() => _batch.GradientBuffer!.Span.Clear();

    /// <summary>Ends a part.</summary>
    /// <param name="index">Index of the part among those of this rank.</param>
    /// <param name="loss">Sum of the losses of its rows.</param>
    /// <param name="correct">Number of correct rows.</param>
    public void Close(int index, double loss, long correct)
    {
        (_losses[Division.First + index], _correct[Division.First + index]) = (loss, correct);
        _top = TreeSum.Pending(index);
        for (int additions = TreeSum.Additions(index); additions > 0 && _top > 0; additions--, _top--)
        {
            _team.Run(_addLast);
        }
    }

    /// <summary>Loss and number of correct rows of the whole mini-batch.</summary>
    public (double Loss, long Correct) SumLosses()
    {
        _ranks.AllGather<double>(_losses);
        _ranks.AllGather<long>(_correct);
        return (_losses.Sum(), _correct.Sum());
    }

    /// <summary>Sums the gradients of all ranks into the gradient of the batch, and updates the statistics.</summary>
    public void Sum()
    {
        _batch.GradientBuffer = _sum;
        if (_ranks.Size > 1)
        {
            _team.Run(_copyToSend);
            _ranks.Exchange(_sent.Span, _received.Span);
            _team.Run(_addRanks);
            _ranks.AllGather(_sum.Span);
        }

        Span<float> values = _sum.Span.Slice(_run.Info.PackedLength, 2 * _statistics), shares = values[_statistics..];
        for (int i = 0; i < _statistics; i++)
        {
            // Statistics that no layer measures, such as the input scaling, have the share 0.
            if (shares[i] > 0)
            {
                _run.Storage.ChangeState()[i] = values[i] / shares[i];
            }
        }
    }

    /// <summary>Moves a running statistic towards the value that was measured in this part.</summary>
    /// <param name="offset">Where it starts in the statistics.</param>
    /// <param name="measured">The measured values.</param>
    /// <param name="kept">The weight of the old values.</param>
    /// <param name="fresh">The weight of the measured values.</param>
    public void Track(int offset, ReadOnlySpan<float> measured, float kept, float fresh)
    {
        // Statistics over the rows of all ranks are the same on every rank, so only rank 0 contributes them.
        float share = MeasuresTogether ? (_ranks.IsFirst ? 1 : 0) : _batch.Rows / (float)Rows;
        Span<float> values = _batch.GradientBuffer!.Span[(_run.Info.PackedLength + offset)..], shares = values[_statistics..];
        ReadOnlySpan<float> running = _run.Storage.State[offset..];
        for (int i = 0; i < measured.Length; i++)
        {
            values[i] = share * ((kept * running[i]) + (fresh * measured[i]));
            shares[i] = share;
        }
    }

    /// <summary>Whether this rank contributes the sums that all ranks have computed together. Since every rank has them, only rank 0 does.</summary>
    public bool HandsOnSums => !MeasuresTogether || _ranks.IsFirst;

    private void Add(AlignedBuffer sum, AlignedBuffer term, int worker)
    {
        (int first, int end) = Share(sum.Length, worker);
        ElementwisePass.Add(sum.Span[first..end], term.Span[first..end], sum.Span[first..end]);
    }

    private void CopyToSend(int worker)
    {
        int piece = _sent.Length / _ranks.Size;
        (int first, int end) = Share(piece, worker);
        for (int rank = 0; rank < _ranks.Size; rank++)
        {
            if (rank != _ranks.Rank)
            {
                int start = (rank * piece) + first;
                StreamedCopy.Run(_stack[0].Span.Slice(start, end - first), _sent.Span.Slice(start, end - first));
            }
        }
    }

    private void AddRanks(int worker)
    {
        int piece = _received.Length / _ranks.Size;
        (int first, int end) = Share(piece, worker);
        int start = (_ranks.Rank * piece) + first;
        Span<float> own = _stack[0].Span.Slice(start, end - first);
        TreeSum.OfRanks(own, _ranks.Rank, _received.Span[first..], _ranks.Size, piece);
        StreamedCopy.Run(own, _sum.Span.Slice(start, end - first));
    }

    private (int First, int End) Share(int length, int worker)
    {
        long lines = length / Line;
        return ((int)(lines * worker / _team.Size) * Line, (int)(lines * (worker + 1) / _team.Size) * Line);
    }
}
