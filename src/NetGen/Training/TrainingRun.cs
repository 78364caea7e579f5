namespace NetGen;

/// <summary>All that changes while a training runs, and so all that a checkpoint must hold, besides what callbacks keep for themselves.</summary>
/// <param name="info">The class.</param>
/// <param name="storage">The network.</param>
/// <param name="data">The training set.</param>
/// <param name="options">How it runs.</param>
internal sealed class TrainingRun(NetworkInfo info, NetworkStorage storage, Dataset data, FitOptions options)
{
    public NetworkInfo Info { get; } = info;

    public NetworkStorage Storage { get; } = storage;

    public Dataset Data { get; } = data;

    public FitOptions Options { get; } = options;

    /// <summary>What of the network it changes.</summary>
    public TrainedParameters Trained { get; } = new(info, options.Freeze);

    public History History { get; } = new();

    /// <summary>The optimizer's state: its slots one after the other, each as long as the packed parameter block.</summary>
    public AlignedBuffer OptimizerState { get; } = new(checked(options.Optimizer.StateSlots * info.PackedLength));

    public float LearningRate { get; set; } = options.Optimizer.LearningRate;

    /// <summary>Epochs finished.</summary>
    public int Epoch { get; set; }

    /// <summary>Steps finished.</summary>
    public long Step { get; set; }

    /// <summary>Whether a callback asked to end the training.</summary>
    public bool StopRequested { get; set; }
}
