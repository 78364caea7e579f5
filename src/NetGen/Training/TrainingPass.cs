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

    /// <summary>Rows in the mini-batch.</summary>
    public int Rows => _batch.Rows;

    /// <summary>The packed parameters.</summary>
    public ReadOnlySpan<float> Parameters => _batch.Parameters;

    /// <summary>The statistics.</summary>
    public ReadOnlySpan<float> State => _batch.State;

    /// <summary>The gradient of the parameters, packed as they are.</summary>
    public Span<float> Gradient => _batch.Gradient;

    /// <summary>The samples: [rows, input size].</summary>
    public Span<float> Inputs => _batch.Inputs;

    /// <summary>What the outputs should be: [rows, output size].</summary>
    public ReadOnlySpan<float> Targets => _batch.Targets;

    /// <summary>The outputs: [rows, output size].</summary>
    public Span<float> Outputs => _batch.Outputs;

    /// <summary>The loss of each row.</summary>
    public Span<float> Losses => _batch.Losses;

    /// <summary>A buffer of the workspace with one row a sample.</summary>
    /// <param name="offset">Values a row that the buffers before it take.</param>
    /// <param name="width">Values in a row.</param>
    public Span<float> RowBuffer(int offset, int width) => _batch.Workspace.Slice(offset * _batch.Capacity, width * _batch.Rows);

    /// <summary>A buffer of the workspace whose size does not depend on the batch.</summary>
    /// <param name="offset">Values that the fixed buffers before it take.</param>
    /// <param name="length">Number of values.</param>
    public Span<float> FixedBuffer(int offset, int length) => _batch.FixedWorkspace.Slice(offset, length);

    /// <summary>This worker's part of a number of items: a run that starts where the previous worker's ends.</summary>
    /// <param name="count">Number of items.</param>
    public (int First, int End) Share(int count)
    {
        long workers = _batch.Workers;
        return ((int)(count * (long)_worker / workers), (int)(count * (_worker + 1L) / workers));
    }

    /// <summary>The random numbers of a layer for a row of the mini-batch.</summary>
    /// <param name="purpose">What they are for.</param>
    /// <param name="layer">Index of the layer.</param>
    /// <param name="row">Row of the mini-batch; the numbers follow the row of the data set that it holds.</param>
    public CounterRandom RandomOfRow(CounterRandom.Purpose purpose, int layer, int row) =>
        CounterRandom.For(_batch.Seed, purpose, layer, _batch.Epoch, _batch.SourceRows[row]);

    /// <summary>The random numbers of a layer for the whole mini-batch.</summary>
    /// <param name="purpose">What they are for.</param>
    /// <param name="layer">Index of the layer.</param>
    public CounterRandom RandomOfStep(CounterRandom.Purpose purpose, int layer) => CounterRandom.For(_batch.Seed, purpose, layer, _batch.Step);
}
