using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>The mini-batch that all workers of a training share: its rows, its buffers, and its position in the training.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TrainingBatch
{
    private readonly NetworkInfo _info;
    private readonly NetworkStorage _storage;
    private readonly Lazy<AlignedBuffer> _gradient;
    private readonly AlignedBuffer _workspace;
    private readonly AlignedBuffer _fixedWorkspace;
    private readonly AlignedBuffer _outputs;
    private readonly AlignedBuffer _losses;
    private readonly AlignedBuffer _rowWeights;

    /// <summary>Allocates the buffers of a training. No step allocates memory after that.</summary>
    /// <param name="info">The class.</param>
    /// <param name="storage">The network.</param>
    /// <param name="capacity">Rows of the largest mini-batch.</param>
    /// <param name="workers">Number of workers.</param>
    /// <param name="seed">Seed of random numbers, such as those of dropout.</param>
    public TrainingBatch(NetworkInfo info, NetworkStorage storage, int capacity, int workers, int seed)
    {
        _info = info;
        _storage = storage;
        InputSize = info.InputSize;
        OutputSize = info.OutputSize;
        Capacity = capacity;
        Workers = workers;
        Seed = seed;
        _gradient = new Lazy<AlignedBuffer>(() => new AlignedBuffer(info.PackedLength));
        _workspace = new AlignedBuffer(checked(info.WorkspacePerRow * capacity));
        _fixedWorkspace = new AlignedBuffer(info.WorkspaceFixed);
        Samples = new SampleBuffers(info, capacity);
        _outputs = new AlignedBuffer(checked(info.OutputSize * capacity));
        _losses = new AlignedBuffer(capacity);
        Meeting = new Meeting(workers);
        _rowWeights = new AlignedBuffer(capacity);
    }

    /// <summary>Values in an input row.</summary>
    public int InputSize { get; }

    /// <summary>Values in an output row.</summary>
    public int OutputSize { get; }

    /// <summary>Rows of the largest mini-batch.</summary>
    public int Capacity { get; }

    /// <summary>Number of workers.</summary>
    public int Workers { get; }

    /// <summary>Seed of random numbers, such as those of dropout.</summary>
    public int Seed { get; }

    /// <summary>Whether the losses of samples have different weights.</summary>
    public bool HasRowWeights { get; init; }

    /// <summary>Rows of this mini-batch.</summary>
    public int Rows { get; set; }

    /// <summary>The epoch, from 0.</summary>
    public int Epoch { get; set; }

    /// <summary>The step of the whole training, from 0.</summary>
    public long Step { get; set; }

    /// <summary>Whether the running statistics of the network are updated by the mini-batch. They are not if the network is only measured.</summary>
    public bool TracksStatistics { get; init; } = true;

    /// <summary>
    /// Whether layers such as BatchNorm use the statistics of the mini-batch. If not, forward propagation uses the running statistics, and rows do not depend
    /// on each other. Backward propagation always assumes statistics of the mini-batch, through which rows depend on each other.
    /// </summary>
    public bool MeasuresBatch { get; init; } = true;

    /// <summary>For each row, its row number in the data set.</summary>
    public Span<int> SourceRows => Samples.SourceRows.AsSpan(0, Rows);

    /// <summary>The packed parameters.</summary>
    public ReadOnlySpan<float> Parameters => _storage.Parameters;

    /// <summary>The statistics.</summary>
    public ReadOnlySpan<float> State => _storage.State;

    /// <summary>
    /// The gradient of the parameters, in their packed layout. It is allocated on the first call, so a step that updates piece by piece needs no memory for it.
    /// </summary>
    public Span<float> Gradient => (GradientBuffer ?? _gradient.Value).Span[.._info.PackedLength];

    /// <summary>The samples.</summary>
    public Span<float> Inputs => Samples.Inputs;

    /// <summary>The targets.</summary>
    public Span<float> Targets => Samples.Targets;

    /// <summary>The outputs.</summary>
    public Span<float> Outputs => _outputs.Span;

    /// <summary>The loss of each row.</summary>
    public Span<float> Losses => _losses.Span;

    /// <summary>The weight of the loss of each row, with mean 1 over the training set; empty if all rows have the same weight.</summary>
    public Span<float> RowWeights => HasRowWeights ? _rowWeights.Span : [];

    /// <summary>Buffers with one row per sample.</summary>
    public Span<float> Workspace => _workspace.Span;

    /// <summary>Buffers whose size does not depend on the batch.</summary>
    public Span<float> FixedWorkspace => _fixedWorkspace.Span;

    /// <summary>The buffers of inputs, targets and row numbers. They are exchanged for the next ones if those were prepared in advance.</summary>
    internal SampleBuffers Samples { get; set; }

    /// <summary>
    /// The buffer of the gradient and of the other values that are summed, if the mini-batch is divided into parts. Null if the gradient has its own block.
    /// </summary>
    internal AlignedBuffer? GradientBuffer { get; set; }

    /// <summary>The division, if this batch holds the parts of a larger one in turn; null if it is not divided.</summary>
    internal DividedGradient? Divided { get; set; }

    /// <summary>The barrier of the workers within forward and backward propagation.</summary>
    internal Meeting Meeting { get; }

    /// <summary>The statistics, to be changed once.</summary>
    internal Span<float> ChangeState() => _storage.ChangeState();

    /// <summary>Creates the buffers with which one worker computes gradients.</summary>
    internal GradientWorkspace NewGradientWorkspace() => new(_info, Capacity, Workers);

    /// <summary>The division of the rows among workers.</summary>
    internal RowDivision Division => new(Workers, _info.GradientShards);

    /// <summary>Creates the scratch memory of one worker.</summary>
    internal AlignedBuffer NewRoom() => new(_info.Room);

    /// <summary>Creates a buffer for one panel of transposed weights of a worker.</summary>
    internal AlignedBuffer NewTransposedPanel() => new(_info.LongestTransposedPanel);
}
