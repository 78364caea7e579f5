using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>What the generated training code is handed: one worker's part of the mini-batch, and the buffers all workers share.</summary>
/// <remarks>
/// Forward and backward divide the batch by rows, the gradients by parameters. What a layer measures of all rows in between is divided by units, and the
/// workers meet before and after. Every value is computed by exactly one worker and always in the same order of operations, so the result has the same bits for
/// any number of workers, and nothing needs to be reduced.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TrainingPass
{
    /// <summary>Rows that the generated kernels compute together.</summary>
    internal const int TileRows = 6;

    /// <summary>Floats in a cache line: where two workers write beside each other, no line is shared.</summary>
    private const int CacheLine = 16;

    private readonly TrainingBatch _batch;
    private readonly GradientWorkspace _gradients;
    private readonly AlignedBuffer _transposedPanel;
    private readonly AlignedBuffer _room;
    private readonly int _worker;
    private RowBlocks _blocks;

    /// <summary>The part of one worker.</summary>
    /// <param name="batch">The mini-batch all workers share.</param>
    /// <param name="worker">From 0.</param>
    public TrainingPass(TrainingBatch batch, int worker)
    {
        _batch = batch;
        _worker = worker;
        _gradients = batch.NewGradientWorkspace();
        _transposedPanel = batch.NewTransposedPanel();
        _room = batch.NewRoom();
    }

    /// <summary>Rows of the whole mini-batch.</summary>
    public int BatchRows => _batch.Rows;

    /// <summary>Rows over which the loss is a mean: those of the mini-batch, of all parts where this is one of several.</summary>
    public int StepRows => _batch.Divided?.Rows ?? _batch.Rows;

    /// <summary>Rows that layers which normalise over the mini-batch have measured.</summary>
    public int NormalizedRows => _batch.Divided is { MeasuresTogether: true } divided ? divided.Rows : _batch.Rows;

    /// <summary>This worker's rows of the mini-batch.</summary>
    public int Rows => EndRow - FirstRow;

    /// <summary>Whether layers that normalise over the mini-batch measure it; if not, they take the running statistics, as inference does.</summary>
    public bool MeasuresBatch => _batch.MeasuresBatch;

    /// <summary>Whether this is the worker that does what is not divided.</summary>
    public bool IsFirstWorker => _worker == 0;

    /// <summary>The packed parameters.</summary>
    public ReadOnlySpan<float> Parameters => _batch.Parameters;

    /// <summary>The statistics.</summary>
    public ReadOnlySpan<float> State => _batch.State;

    /// <summary>This worker's samples: [rows, input size].</summary>
    public Span<float> Inputs => OwnRows(_batch.Inputs, _batch.InputSize);

    /// <summary>All samples: [batch rows, input size].</summary>
    public ReadOnlySpan<float> BatchInputs => _batch.Inputs[..(BatchRows * _batch.InputSize)];

    /// <summary>What this worker's outputs should be: [rows, output size].</summary>
    public Span<float> Targets => OwnRows(_batch.Targets, _batch.OutputSize);

    /// <summary>This worker's outputs: [rows, output size].</summary>
    public Span<float> Outputs => OwnRows(_batch.Outputs, _batch.OutputSize);

    /// <summary>The loss of each of this worker's rows.</summary>
    public Span<float> Losses => OwnRows(_batch.Losses, 1);

    /// <summary>How much the loss of each of this worker's rows counts; empty where all count the same.</summary>
    public Span<float> RowWeights => _batch.HasRowWeights ? OwnRows(_batch.RowWeights, 1) : [];

    /// <summary>Changes the weights by a piece of the gradient as soon as it is there. Null when the step needs the whole gradient first.</summary>
    internal ParameterUpdate? Update { get; init; }

    /// <summary>What is trained; null where nothing is frozen.</summary>
    internal TrainedParameters? Trained { get; init; }

    /// <summary>First row of this worker.</summary>
    internal int FirstRow => _blocks.IsOpen ? _blocks.FirstRow : _batch.Division.Boundary(BatchRows, _worker);

    private int EndRow => _blocks.IsOpen ? _blocks.EndRow : _batch.Division.Boundary(BatchRows, _worker + 1);

    /// <summary>The shard in which the block lies.</summary>
    public int Shard => _blocks.Shard;

    /// <summary>Whether the block is the first of its shard.</summary>
    public bool BeginsShard => _blocks.BeginsShard;

    /// <summary>The first of this worker's shards of the mini-batch.</summary>
    public int FirstShard => _batch.Division.FirstShard(_worker);

    /// <summary>One past the last of them.</summary>
    public int EndShard => _batch.Division.FirstShard(_worker + 1);

    /// <summary>This worker's rows of a buffer that has a row for every sample.</summary>
    /// <param name="offset">Values a row that the buffers before it take.</param>
    /// <param name="width">Values in a row.</param>
    public Span<float> RowBuffer(int offset, int width) => OwnRows(_batch.Workspace[(offset * _batch.Capacity)..], width);

    /// <summary>All rows of such a buffer.</summary>
    /// <param name="offset">Values a row that the buffers before it take.</param>
    /// <param name="width">Values in a row.</param>
    public Span<float> BatchBuffer(int offset, int width) => _batch.Workspace.Slice(offset * _batch.Capacity, width * BatchRows);

    /// <summary>A buffer whose size does not depend on the batch.</summary>
    /// <param name="offset">Values that the fixed buffers before it take.</param>
    /// <param name="length">Number of values.</param>
    public Span<float> FixedBuffer(int offset, int length) => _batch.FixedWorkspace.Slice(offset, length);

    /// <summary>Room of this worker's own for one panel of transposed weights.</summary>
    /// <param name="length">Number of values.</param>
    public Span<float> TransposedPanel(int length) => _transposedPanel.Span[..length];

    /// <summary>Memory of this worker's own, for one operation at a time.</summary>
    /// <param name="offset">Where it starts.</param>
    /// <param name="length">Number of values.</param>
    public Span<float> Room(int offset, int length) => _room.Span.Slice(offset, length);

    /// <summary>
    /// Goes on to the next few of this worker's rows: until it returns false, the worker's rows are those of the block. Every shard has at least one block,
    /// which may be empty.
    /// </summary>
    /// <param name="mostRows">Rows of a block at most.</param>
    public bool NextBlock(int mostRows) => _blocks.Next(_batch.Division, BatchRows, _worker, mostRows);

    /// <summary>The rows of one of this worker's shards, counted from the worker's first.</summary>
    /// <param name="shard">From <see cref="FirstShard"/> on.</param>
    public (int First, int Count) RowsOfShard(int shard)
    {
        int first = _batch.Division.ShardBoundary(BatchRows, shard);
        return (first - FirstRow, _batch.Division.ShardBoundary(BatchRows, shard + 1) - first);
    }

    /// <summary>Adds the gradients of all shards, in their order, and hands the sums on: this worker's part of them, a few rows of a panel at a time.</summary>
    /// <param name="shards">[shards, length of the panels].</param>
    /// <param name="shape">How filters and biases lie.</param>
    /// <param name="offset">Where they start in the parameter block.</param>
    /// <param name="hasBiases">Whether there are biases; if not, their gradient is left as it is.</param>
    public void SumShards(ReadOnlySpan<float> shards, PanelShape shape, int offset, bool hasBiases) =>
        ShardSum.Run(this, shards, shape, offset, hasBiases);

    /// <summary>Some inputs of all samples in tiles, as the kernels of dW read them.</summary>
    /// <param name="x">[batch rows, pitch].</param>
    /// <param name="pitch">Values from one row to the next.</param>
    /// <param name="first">First input.</param>
    /// <param name="end">One past the last.</param>
    /// <param name="tile">Inputs of a tile.</param>
    public ReadOnlySpan<float> PackInputs(ReadOnlySpan<float> x, int pitch, int first, int end, int tile) =>
        _gradients.PackInputs(x, pitch, BatchRows, first, end, tile);

    /// <summary>The same without the samples in which all inputs of a tile are zero.</summary>
    /// <param name="x">[batch rows, pitch].</param>
    /// <param name="pitch">Values from one row to the next.</param>
    /// <param name="first">First input.</param>
    /// <param name="end">One past the last.</param>
    /// <param name="tile">Inputs of a tile.</param>
    /// <param name="samples">A list for every whole tile, each one longer than there are samples: how many are left, and which.</param>
    public ReadOnlySpan<float> PackActiveInputs(ReadOnlySpan<float> x, int pitch, int first, int end, int tile, out ReadOnlySpan<int> samples) =>
        _gradients.PackActiveInputs(x, pitch, BatchRows, first, end, tile, out samples);

    /// <summary>Some units of dY, sample after sample.</summary>
    /// <param name="dy">[batch rows, pitch].</param>
    /// <param name="pitch">Values from one row to the next.</param>
    /// <param name="unit">First unit.</param>
    /// <param name="width">Number of units.</param>
    public ReadOnlySpan<float> PackErrors(ReadOnlySpan<float> dy, int pitch, int unit, int width) => _gradients.PackErrors(dy, pitch, BatchRows, unit, width);

    /// <summary>Whether anything in a part of the parameter block is trained; if not, its gradient is for nothing.</summary>
    /// <param name="offset">Where the part starts in the parameter block.</param>
    /// <param name="length">Its length.</param>
    public bool IsTrained(int offset, int length) => Trained?.Overlaps(offset, length) ?? true;

    /// <summary>Where to write a piece of the gradient: into the gradient block, or where it stays in cache until <see cref="CloseGradient"/>.</summary>
    /// <param name="offset">Where the piece starts in the parameter block.</param>
    /// <param name="length">Its length.</param>
    public Span<float> OpenGradient(int offset, int length) => Update is null ? _batch.Gradient.Slice(offset, length) : _gradients.Piece(length);

    /// <summary>A piece of the gradient is complete: the optimizer's rule is applied to it now, unless the step needs the whole gradient first.</summary>
    /// <param name="offset">Where the piece starts in the parameter block.</param>
    /// <param name="gradient">What <see cref="OpenGradient"/> returned.</param>
    /// <param name="isWeight">Whether these are weights, which penalties touch.</param>
    public void CloseGradient(int offset, Span<float> gradient, bool isWeight) => Update?.Apply(offset, gradient, isWeight);

    /// <summary>Publishes a gradient that backward propagation has summed already; the task of the first worker.</summary>
    /// <param name="offset">Where the tensor starts in the parameter block.</param>
    /// <param name="gradient">Its gradient; no penalty touches it.</param>
    public void Publish(int offset, ReadOnlySpan<float> gradient)
    {
        for (int start = 0; IsFirstWorker && start < gradient.Length; start += _gradients.LongestPiece)
        {
            ReadOnlySpan<float> source = gradient.Slice(start, Math.Min(_gradients.LongestPiece, gradient.Length - start));
            Span<float> piece = OpenGradient(offset + start, source.Length);
            source.CopyTo(piece);
            if (_batch.Divided is { HandsOnSums: false })
            {
                piece.Clear();
            }

            CloseGradient(offset + start, piece, isWeight: false);
        }
    }

    /// <summary>Moves running means towards those of the mini-batch: running = (1 − momentum)·running + momentum·mean. The first worker's task.</summary>
    /// <param name="offset">Where they start in the statistics.</param>
    /// <param name="mean">The mini-batch's means.</param>
    /// <param name="momentum">The weight of the mini-batch.</param>
    public void TrackMean(int offset, ReadOnlySpan<float> mean, float momentum) => Track(offset, mean, momentum, 1);

    /// <summary>
    /// Moves running variances towards those of the mini-batch, as estimates for the data set it is drawn from: n − 1 in place of the n that the batch's own
    /// variance divides by.
    /// </summary>
    /// <param name="offset">Where they start in the statistics.</param>
    /// <param name="variance">The mini-batch's variances.</param>
    /// <param name="momentum">The weight of the mini-batch.</param>
    /// <param name="pixels">Values that each has in a row: 1 for units of a vector.</param>
    public void TrackVariance(int offset, ReadOnlySpan<float> variance, float momentum, int pixels = 1)
    {
        double count = (double)NormalizedRows * pixels;
        Track(offset, variance, momentum, count / (count - 1));
    }

    /// <summary>Waits until every worker has come as far as this one. What each has written before, all may read after.</summary>
    public void Meet() => _batch.Meeting.Await();

    /// <summary>The same, after which means and variances are those of the rows of all processes, where they are to be.</summary>
    /// <param name="mean">What the workers of this process have measured.</param>
    /// <param name="variance">The variances that belong to it.</param>
    public void MeetMoments(Span<float> mean, Span<float> variance)
    {
        Meet();
        if (_batch.Divided is { MeasuresTogether: true } divided)
        {
            if (IsFirstWorker)
            {
                divided.Measures.MergeMoments(mean, variance);
            }

            Meet();
        }
    }

    /// <summary>The same, after which two sums over rows are those over the rows of all processes, where they are to be.</summary>
    /// <param name="first">What the workers of this process have summed.</param>
    /// <param name="second">The same.</param>
    public void MeetSums(Span<float> first, Span<float> second)
    {
        Meet();
        if (_batch.Divided is { MeasuresTogether: true } divided)
        {
            if (IsFirstWorker)
            {
                divided.Measures.MergeSums(first, second);
            }

            Meet();
        }
    }

    /// <summary>This worker's part of the units of a layer, in whole cache lines.</summary>
    /// <param name="count">Number of units.</param>
    public (int First, int End) ShareOfUnits(int count)
    {
        (int first, int end) = BatchRows == 0 ? (0, 0) : Share((count + CacheLine - 1) / CacheLine);
        return (Math.Min(count, first * CacheLine), Math.Min(count, end * CacheLine));
    }

    /// <summary>This worker's part of a number of items: a run that starts where the previous worker's ends.</summary>
    /// <param name="count">Number of items.</param>
    public (int First, int End) Share(int count) =>
        ((int)(count * (long)_worker / _batch.Workers), (int)(count * (_worker + 1L) / _batch.Workers));

    /// <summary>The random numbers of a layer for one of this worker's rows.</summary>
    /// <param name="purpose">What they are for.</param>
    /// <param name="layer">Index of the layer.</param>
    /// <param name="row">The row; the numbers follow the row of the data set that it holds, not its place in the mini-batch.</param>
    public CounterRandom RandomOfRow(CounterRandom.Purpose purpose, int layer, int row) =>
        CounterRandom.For(_batch.Seed, purpose, layer, _batch.Epoch, _batch.SourceRows[FirstRow + row]);

    /// <summary>The random numbers of a layer for the whole mini-batch.</summary>
    /// <param name="purpose">What they are for.</param>
    /// <param name="layer">Index of the layer.</param>
    public CounterRandom RandomOfStep(CounterRandom.Purpose purpose, int layer) => CounterRandom.For(_batch.Seed, purpose, layer, _batch.Step);

    private void Track(int offset, ReadOnlySpan<float> measured, float momentum, double factor)
    {
        if (IsFirstWorker && _batch.Divided is { } divided)
        {
            divided.Track(offset, measured, 1 - momentum, (float)(momentum * factor));
        }
        else if (IsFirstWorker && _batch.TracksStatistics)
        {
            BatchNormalization.Track(_batch.ChangeState().Slice(offset, measured.Length), measured, 1 - momentum, (float)(momentum * factor));
        }
    }

    private Span<float> OwnRows(Span<float> buffer, int width) => buffer.Slice(FirstRow * width, Rows * width);
}
