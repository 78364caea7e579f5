using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>The mini-batch all workers of a training share: its rows, the buffers they fill and where in the training it stands.</summary>
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

    /// <summary>Allocates the buffers of a training; no step allocates anything after that.</summary>
    /// <param name="info">The class.</param>
    /// <param name="storage">The network.</param>
    /// <param name="capacity">Rows of the largest mini-batch.</param>
    /// <param name="workers">Number of workers.</param>
    /// <param name="seed">The seed of dropout and its like.</param>
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

    /// <summary>The seed of dropout and its like.</summary>
    public int Seed { get; }

    /// <summary>Whether samples differ in how much their losses count.</summary>
    public bool HasRowWeights { get; init; }

    /// <summary>Rows of this mini-batch.</summary>
    public int Rows { get; set; }

    /// <summary>The epoch, from 0.</summary>
    public int Epoch { get; set; }

    /// <summary>The step of the whole training, from 0.</summary>
    public long Step { get; set; }

    /// <summary>Whether the network's statistics follow the mini-batch; not where a network is only looked at.</summary>
    public bool TracksStatistics { get; init; } = true;

    /// <summary>
    /// Whether layers that normalise over the mini-batch measure it. If not, they take the running statistics: forward propagation of rows that have nothing to
    /// do with each other. Backward propagation is that of measured statistics, through which rows depend on each other.
    /// </summary>
    public bool MeasuresBatch { get; init; } = true;

    /// <summary>Which row of the data set each row holds.</summary>
    public Span<int> SourceRows => Samples.SourceRows.AsSpan(0, Rows);

    /// <summary>The packed parameters.</summary>
    public ReadOnlySpan<float> Parameters => _storage.Parameters;

    /// <summary>The statistics.</summary>
    public ReadOnlySpan<float> State => _storage.State;

    /// <summary>
    /// The gradient of the parameters, packed as they are. It takes memory only if something asks for it: a step that updates piece by piece does not.
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

    /// <summary>How much the loss of each row counts, 1 on average over the training set; empty where all count the same.</summary>
    public Span<float> RowWeights => HasRowWeights ? _rowWeights.Span : [];

    /// <summary>Buffers with one row a sample.</summary>
    public Span<float> Workspace => _workspace.Span;

    /// <summary>Buffers whose size does not depend on the batch.</summary>
    public Span<float> FixedWorkspace => _fixedWorkspace.Span;

    /// <summary>Where inputs, targets and their rows lie. Exchanged when the next ones were prepared elsewhere.</summary>
    internal SampleBuffers Samples { get; set; }

    /// <summary>Where the gradient lies, with what is summed beside it, if the mini-batch is divided into parts. Null for a block of its own.</summary>
    internal AlignedBuffer? GradientBuffer { get; set; }

    /// <summary>The division of which this batch is one part after the other; null where it is whole.</summary>
    internal DividedGradient? Divided { get; set; }

    /// <summary>Where the workers meet within forward and backward propagation.</summary>
    internal Meeting Meeting { get; }

    /// <summary>The statistics for one change.</summary>
    internal Span<float> ChangeState() => _storage.ChangeState();

    /// <summary>What one worker needs to compute gradients.</summary>
    internal GradientWorkspace NewGradientWorkspace() => new(_info, Capacity, Workers);

    /// <summary>How rows are divided.</summary>
    internal RowDivision Division => new(Workers, _info.GradientShards);

    /// <summary>What one worker's operations work in.</summary>
    internal AlignedBuffer NewRoom() => new(_info.Room);

    /// <summary>Room for the transposed weights that one worker makes at a time.</summary>
    internal AlignedBuffer NewTransposedPanel() => new(_info.LongestTransposedPanel);
}
