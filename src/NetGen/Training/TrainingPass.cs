using System.ComponentModel;

namespace NetGen;

/// <summary>What the generated training code is handed: one worker's part of the mini-batch, and the buffers all workers share.</summary>
/// <remarks>
/// Forward and backward divide the batch by rows, the gradients by parameters. Every value is computed by exactly one worker and always in the same order of
/// operations, so the result has the same bits for any number of workers, and nothing needs to be reduced.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TrainingPass
{
    /// <summary>Rows that the generated kernels compute together.</summary>
    internal const int TileRows = 4;

    private readonly TrainingBatch _batch;
    private readonly int _worker;

    /// <summary>The part of one worker.</summary>
    /// <param name="batch">The mini-batch all workers share.</param>
    /// <param name="worker">From 0.</param>
    public TrainingPass(TrainingBatch batch, int worker)
    {
        _batch = batch;
        _worker = worker;
    }

    /// <summary>Rows of the whole mini-batch.</summary>
    public int BatchRows => _batch.Rows;

    /// <summary>This worker's rows of the mini-batch.</summary>
    public int Rows => EndRow - FirstRow;

    /// <summary>Whether this is the worker that does what is not divided.</summary>
    public bool IsFirstWorker => _worker == 0;

    /// <summary>The packed parameters.</summary>
    public ReadOnlySpan<float> Parameters => _batch.Parameters;

    /// <summary>The statistics.</summary>
    public ReadOnlySpan<float> State => _batch.State;

    /// <summary>The gradient of the parameters, packed as they are.</summary>
    public Span<float> Gradient => _batch.Gradient;

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

    /// <summary>First row of this worker.</summary>
    internal int FirstRow => RowBoundary(_worker);

    private int EndRow => RowBoundary(_worker + 1);

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

    private Span<float> OwnRows(Span<float> buffer, int width) => buffer.Slice(FirstRow * width, Rows * width);

    /// <summary>Workers get whole tiles of rows, so that only the last one meets a rest.</summary>
    private int RowBoundary(int worker)
    {
        long tiles = (BatchRows + TileRows - 1) / TileRows;
        return (int)Math.Min(BatchRows, tiles * worker / _batch.Workers * TileRows);
    }
}
