using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>The data of one worker for the generated training code: its part of the mini-batch, and the buffers that all workers share.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>Forward and backward propagation divide the mini-batch by rows.</item>
/// <item>The computation of gradients is divided by parameters.</item>
/// <item>Statistics over all rows, as of BatchNorm, are divided by units. The workers meet before and after.</item>
/// </list>
/// Every value is computed by exactly one worker, always in the same order of operations. So the result has the same bits for any number of workers, and no
/// reduction is needed.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TrainingPass
{
    /// <summary>Rows that the generated kernels compute together.</summary>
    internal const int TileRows = 6;

    /// <summary>Floats in a cache line. Workers that write to neighbouring places write to different lines.</summary>
    private const int CacheLine = 16;

    private readonly TrainingBatch _batch;
    private readonly GradientWorkspace _gradients;
    private readonly AlignedBuffer _transposedPanel;
    private readonly AlignedBuffer _room;
    private readonly int _worker;
    private RowBlocks _blocks;

    /// <summary>Makes the part of one worker.</summary>
    /// <param name="batch">The mini-batch that all workers share.</param>
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

    /// <summary>Number of rows over which the loss is averaged: those of the mini-batch, including the parts of other ranks and shards.</summary>
    public int StepRows => _batch.Divided?.Rows ?? _batch.Rows;

    /// <summary>Number of rows over which layers such as BatchNorm have computed mean and variance.</summary>
    public int NormalizedRows => _batch.Divided is { MeasuresTogether: true } divided ? divided.Rows : _batch.Rows;

    /// <summary>This worker's rows of the mini-batch.</summary>
    public int Rows => EndRow - FirstRow;

    /// <summary>Whether layers such as BatchNorm use the statistics of the mini-batch. If not, they use the running statistics, as in inference.</summary>
    public bool MeasuresBatch => _batch.MeasuresBatch;

    /// <summary>Whether this is the first worker, which does the work that is not divided.</summary>
    public bool IsFirstWorker => _worker == 0;

    /// <summary>The packed parameters.</summary>
    public ReadOnlySpan<float> Parameters => _batch.Parameters;

    /// <summary>The statistics.</summary>
    public ReadOnlySpan<float> State => _batch.State;

    /// <summary>This worker's samples: [rows, input size].</summary>
    public Span<float> Inputs => OwnRows(_batch.Inputs, _batch.InputSize);

    /// <summary>All samples: [batch rows, input size].</summary>
    public ReadOnlySpan<float> BatchInputs => _batch.Inputs[..(BatchRows * _batch.InputSize)];

    /// <summary>The targets of this worker's rows: [rows, output size].</summary>
    public Span<float> Targets => OwnRows(_batch.Targets, _batch.OutputSize);

    /// <summary>This worker's outputs: [rows, output size].</summary>
    public Span<float> Outputs => OwnRows(_batch.Outputs, _batch.OutputSize);

    /// <summary>The loss of each of this worker's rows.</summary>
    public Span<float> Losses => OwnRows(_batch.Losses, 1);

    /// <summary>The weight of the loss of each of this worker's rows; empty if all have the same weight.</summary>
    public Span<float> RowWeights => _batch.HasRowWeights ? OwnRows(_batch.RowWeights, 1) : [];

    /// <summary>Updates the weights by a piece of the gradient as soon as the piece is complete. Null if the step needs the whole gradient first.</summary>
    internal ParameterUpdate? Update { get; init; }

    /// <summary>The parameters that are trained; null if none is frozen.</summary>
    internal TrainedParameters? Trained { get; init; }

    /// <summary>First row of this worker.</summary>
    internal int FirstRow => _blocks.IsOpen ? _blocks.FirstRow : _batch.Division.Boundary(BatchRows, _worker);

    private int EndRow => _blocks.IsOpen ? _blocks.EndRow : _batch.Division.Boundary(BatchRows, _worker + 1);

    /// <summary>The shard of the block.</summary>
    public int Shard => _blocks.Shard;

    /// <summary>Whether the block is the first of its shard.</summary>
    public bool BeginsShard => _blocks.BeginsShard;

    /// <summary>The first of this worker's shards of the mini-batch.</summary>
    public int FirstShard => _batch.Division.FirstShard(_worker);

    /// <summary>One past the last of this worker's shards.</summary>
    public int EndShard => _batch.Division.FirstShard(_worker + 1);

    /// <summary>This worker's rows of a buffer with one row per sample.</summary>
    /// <param name="offset">Values per row of the buffers before this one.</param>
    /// <param name="width">Values in a row.</param>
    public Span<float> RowBuffer(int offset, int width) => OwnRows(_batch.Workspace[(offset * _batch.Capacity)..], width);

    /// <summary>All rows of a buffer with one row per sample.</summary>
    /// <param name="offset">Values per row of the buffers before this one.</param>
    /// <param name="width">Values in a row.</param>
    public Span<float> BatchBuffer(int offset, int width) => _batch.Workspace.Slice(offset * _batch.Capacity, width * BatchRows);

    /// <summary>A buffer whose size does not depend on the batch.</summary>
    /// <param name="offset">Total length of the fixed buffers before this one.</param>
    /// <param name="length">Number of values.</param>
    public Span<float> FixedBuffer(int offset, int length) => _batch.FixedWorkspace.Slice(offset, length);

    /// <summary>A buffer of this worker for one panel of transposed weights.</summary>
    /// <param name="length">Number of values.</param>
    public Span<float> TransposedPanel(int length) => _transposedPanel.Span[..length];

    /// <summary>Scratch memory of this worker, for one operation at a time.</summary>
    /// <param name="offset">Where it starts.</param>
    /// <param name="length">Number of values.</param>
    public Span<float> Room(int offset, int length) => _room.Span.Slice(offset, length);

    /// <summary>
    /// Moves to the next block of this worker's rows. Until it returns false, the worker's rows are those of the block. Every shard has at least one block,
    /// which may be empty.
    /// </summary>
    /// <param name="mostRows">Largest number of rows of a block.</param>
    public bool NextBlock(int mostRows) => _blocks.Next(_batch.Division, BatchRows, _worker, mostRows);

    /// <summary>The rows of one of this worker's shards, counted from the worker's first.</summary>
    /// <param name="shard">From <see cref="FirstShard"/> on.</param>
    public (int First, int Count) RowsOfShard(int shard)
    {
        int first = _batch.Division.ShardBoundary(BatchRows, shard);
        return (first - FirstRow, _batch.Division.ShardBoundary(BatchRows, shard + 1) - first);
    }

    /// <summary>Adds the gradients of all shards in order and publishes the sums. Each worker does its part of them, a few rows of a panel at a time.</summary>
    /// <param name="shards">[shards, length of the panels].</param>
    /// <param name="shape">The layout of filters and biases.</param>
    /// <param name="offset">Offset of the filters in the parameter block.</param>
    /// <param name="hasBiases">Whether there are biases. If not, their gradient is not changed.</param>
    public void SumShards(ReadOnlySpan<float> shards, PanelShape shape, int offset, bool hasBiases) =>
        ShardSum.Run(this, shards, shape, offset, hasBiases);

    /// <summary>Packs some inputs of all samples into tiles, in the layout that the kernels of dW read.</summary>
    /// <param name="x">[batch rows, pitch].</param>
    /// <param name="pitch">Values from one row to the next.</param>
    /// <param name="first">First input.</param>
    /// <param name="end">One past the last.</param>
    /// <param name="tile">Inputs of a tile.</param>
    public ReadOnlySpan<float> PackInputs(ReadOnlySpan<float> x, int pitch, int first, int end, int tile) =>
        _gradients.PackInputs(x, pitch, BatchRows, first, end, tile);

    /// <summary>Packs some inputs of all samples into tiles, without the samples in which all inputs of a tile are zero.</summary>
    /// <param name="x">[batch rows, pitch].</param>
    /// <param name="pitch">Values from one row to the next.</param>
    /// <param name="first">First input.</param>
    /// <param name="end">One past the last.</param>
    /// <param name="tile">Inputs of a tile.</param>
    /// <param name="samples">
    /// One list for each whole tile: the number of samples that are left, then their indices. Each list has the length of the number of samples plus 1.
    /// </param>
    public ReadOnlySpan<float> PackActiveInputs(ReadOnlySpan<float> x, int pitch, int first, int end, int tile, out ReadOnlySpan<int> samples) =>
        _gradients.PackActiveInputs(x, pitch, BatchRows, first, end, tile, out samples);

    /// <summary>Packs some units of dY, sample after sample.</summary>
    /// <param name="dy">[batch rows, pitch].</param>
    /// <param name="pitch">Values from one row to the next.</param>
    /// <param name="unit">First unit.</param>
    /// <param name="width">Number of units.</param>
    public ReadOnlySpan<float> PackErrors(ReadOnlySpan<float> dy, int pitch, int unit, int width) => _gradients.PackErrors(dy, pitch, BatchRows, unit, width);

    /// <summary>Whether any parameter in a part of the parameter block is trained. If not, its gradient need not be computed.</summary>
    /// <param name="offset">Where the part starts in the parameter block.</param>
    /// <param name="length">Its length.</param>
    public bool IsTrained(int offset, int length) => Trained?.Overlaps(offset, length) ?? true;

    /// <summary>
    /// The buffer for a piece of the gradient: a part of the gradient block, or a small buffer that stays in cache until <see cref="CloseGradient"/>.
    /// </summary>
    /// <param name="offset">Where the piece starts in the parameter block.</param>
    /// <param name="length">Its length.</param>
    public Span<float> OpenGradient(int offset, int length) => Update is null ? _batch.Gradient.Slice(offset, length) : _gradients.Piece(length);

    /// <summary>Ends a piece of the gradient. The optimizer's rule is applied to it now, unless the step needs the whole gradient first.</summary>
    /// <param name="offset">Where the piece starts in the parameter block.</param>
    /// <param name="gradient">What <see cref="OpenGradient"/> returned.</param>
    /// <param name="isWeight">Whether these are weights, to which penalties apply.</param>
    public void CloseGradient(int offset, Span<float> gradient, bool isWeight) => Update?.Apply(offset, gradient, isWeight);

    /// <summary>Publishes a gradient that backward propagation has already summed. The first worker does this.</summary>
    /// <param name="offset">Where the tensor starts in the parameter block.</param>
    /// <param name="gradient">Its gradient. No penalty applies to it.</param>
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

    /// <summary>Updates running means: running = (1 − momentum)·running + momentum·mean. The first worker does this.</summary>
    /// <param name="offset">Where they start in the statistics.</param>
    /// <param name="mean">The means of the mini-batch.</param>
    /// <param name="momentum">The weight of the mini-batch.</param>
    public void TrackMean(int offset, ReadOnlySpan<float> mean, float momentum) => Track(offset, mean, momentum, 1);

    /// <summary>
    /// Updates running variances in the same way as means. Before that, the variance of the mini-batch is multiplied by n / (n − 1), which gives an unbiased
    /// estimate for the data set.
    /// </summary>
    /// <param name="offset">Where they start in the statistics.</param>
    /// <param name="variance">The variances of the mini-batch, with divisor n.</param>
    /// <param name="momentum">The weight of the mini-batch.</param>
    /// <param name="pixels">Number of values of each unit in a row: 1 for units of a vector.</param>
    public void TrackVariance(int offset, ReadOnlySpan<float> variance, float momentum, int pixels = 1)
    {
        double count = (double)NormalizedRows * pixels;
        Track(offset, variance, momentum, count / (count - 1));
    }

    /// <summary>Waits until every worker has reached this point. All may then read what each has written before.</summary>
    public void Meet() => _batch.Meeting.Await();

    /// <summary>Waits for all workers. If layers normalise over the rows of all processes, means and variances are then combined over the processes.</summary>
    /// <param name="mean">The means over the rows of this process.</param>
    /// <param name="variance">The variances over the rows of this process.</param>
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

    /// <summary>Waits for all workers. If layers normalise over the rows of all processes, two sums are then added over the processes.</summary>
    /// <param name="first">The first sums over the rows of this process.</param>
    /// <param name="second">The second sums over the rows of this process.</param>
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

    /// <summary>This worker's part of a number of items. It is a range that starts at the end of the previous worker's range.</summary>
    /// <param name="count">Number of items.</param>
    public (int First, int End) Share(int count) =>
        ((int)(count * (long)_worker / _batch.Workers), (int)(count * (_worker + 1L) / _batch.Workers));

    /// <summary>The random numbers of a layer for one of this worker's rows.</summary>
    /// <param name="purpose">The purpose of the numbers.</param>
    /// <param name="layer">Index of the layer.</param>
    /// <param name="row">The row. The numbers depend on the row of the data set that it holds, not on its place in the mini-batch.</param>
    public CounterRandom RandomOfRow(CounterRandom.Purpose purpose, int layer, int row) =>
        CounterRandom.For(_batch.Seed, purpose, layer, _batch.Epoch, _batch.SourceRows[FirstRow + row]);

    /// <summary>The random numbers of a layer for the whole mini-batch.</summary>
    /// <param name="purpose">The purpose of the numbers.</param>
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
