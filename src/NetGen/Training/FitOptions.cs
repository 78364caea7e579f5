namespace NetGen;

/// <summary>
/// Changes the whole gradient of a step before it is used; where <see cref="FitOptions.Collective"/> is set, after the sum over all processes.
/// </summary>
/// <param name="gradient">The packed gradient, padding included; every process of the same class has the same layout.</param>
public delegate void GradientReduction(Span<float> gradient);

/// <summary>How a training runs.</summary>
public sealed partial record FitOptions
{
    /// <summary>
    /// What the training is called where it is watched, such as in metrics and logs: it tells trainings of one class apart. Decides nothing else.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>Samples the training never learns from, evaluated after every epoch: a <see cref="Dataset"/>, or rows in a file.</summary>
    public IRowSource? Validation { get; init; }

    /// <summary>How often the training set is gone through.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Samples in a mini-batch. A short last batch is averaged over its own size.</summary>
    /// <remarks>
    /// 1 is stochastic gradient descent; the size of the training set or anything larger, <see cref="int.MaxValue"/> included, is full-batch gradient descent,
    /// one step an epoch.
    /// </remarks>
    public int BatchSize { get; init; } = 32;

    /// <summary>Seed of shuffling, dropout and its like. The same seed gives the same bits, for any number of threads.</summary>
    public int Seed { get; init; }

    /// <summary>Most threads to use; a network too small to gain from them uses fewer.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether every epoch visits the samples in a new random order.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>How that order is drawn: from all rows, or by blocks of rows that follow each other. When null, by blocks where the source says that random
    /// access is dear. Arrays keep to it too.</summary>
    public Shuffling? Shuffling { get; init; }

    /// <summary>
    /// Changes the training set's images a little, in every epoch anew; none when null. The statistics of an input scaling are taken from the unchanged images.
    /// </summary>
    public ImageAugmentation? Augmentation { get; init; }

    /// <summary>The update rule.</summary>
    public Optimizer Optimizer { get; init; } = new Adam();

    /// <summary>How the optimizer's learning rate changes in the course of the training; not at all when null.</summary>
    public LearningRateSchedule? Schedule { get; init; }

    /// <summary>
    /// From how many start weights to train, against poor local minima: the best network by validation loss (by training loss and penalties, without a
    /// validation set) is kept.
    /// </summary>
    /// <remarks>
    /// The first start is the network as it was given; the weights of the others are drawn as its class draws them, from seeds that follow from
    /// <see cref="Seed"/>. Each has all <see cref="Epochs"/>, and callbacks go through each anew. <see cref="History.Restarts"/> tells what each came to. A
    /// start that diverges is left out; only if all do, an exception is thrown. Cannot be combined with <see cref="Checkpoint"/> or <see cref="ResumeFrom"/>,
    /// nor with <see cref="Freeze"/>, for which there is only one start.
    /// </remarks>
    public int Restarts { get; init; } = 1;

    /// <summary>Averages the weights over the steps; validation and the trained network then use the average. Null does not.</summary>
    public WeightAveraging? AverageWeights { get; init; }

    /// <summary>Told about the training after every epoch, in this order.</summary>
    public IReadOnlyList<Callback> Callbacks { get; init; } = [];

    /// <summary>
    /// A file written by <see cref="Checkpoint"/> to go on from, with the same network, data and options (more <see cref="Epochs"/> are allowed).
    /// </summary>
    /// <remarks>The learning rate is the one the training had reached. A training that a callback had stopped stays stopped.</remarks>
    public string? ResumeFrom { get; init; }

    /// <summary>Whether to take the input scaling anew from this training set although the network has one.</summary>
    public bool RefitScaling { get; init; }

    /// <summary>Told how far the training is, about ten times a second and at the end of every epoch.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Called once a step with the whole gradient, on the thread that called <c>Fit</c>.</summary>
    public GradientReduction? ReduceGradients { get; init; }

    /// <summary>Whether a step must have the whole gradient before it can update anything.</summary>
    internal bool NeedsWholeGradient => ClipNorm > 0 || ClipValue > 0 || GradientNoise > 0 || ReduceGradients is not null || !Optimizer.AddsPenalties;

    /// <summary>Refuses values that make no sense.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    internal void Validate()
    {
        Setting.AtLeast(Epochs, 1, nameof(Epochs));
        Setting.AtLeast(BatchSize, 1, nameof(BatchSize));
        Setting.AtLeast(Threads, 1, nameof(Threads));
        Setting.AtLeast(Restarts, 1, nameof(Restarts));
        ValidateRegularization();
        ValidateCollective();
        ArgumentNullException.ThrowIfNull(Optimizer, nameof(Optimizer));
        ArgumentNullException.ThrowIfNull(Callbacks, nameof(Callbacks));
        if (Callbacks.Contains(null))
        {
            throw new ArgumentException("Expected callbacks, but found null among them.", nameof(Callbacks));
        }

        string[] resumed = [.. Callbacks.OfType<Checkpoint>().Where(static checkpoint => checkpoint.Resume).Select(static checkpoint => checkpoint.Path)];
        if (resumed.Length + (ResumeFrom is null ? 0 : 1) > 1)
        {
            throw new ArgumentException(
                $"Expected one file to resume from, but found {string.Join(" and ", resumed.Prepend(ResumeFrom).OfType<string>())}. Set ResumeFrom, or set "
                    + "Resume of one Checkpoint.", nameof(ResumeFrom));
        }

        if (Restarts > 1 && (ResumeFrom is not null || Callbacks.Any(static callback => callback is Checkpoint)))
        {
            throw new ArgumentException(
                "Restarts cannot be combined with Checkpoint or ResumeFrom, because a checkpoint holds one training. Remove one of them.", nameof(Restarts));
        }

        if (Restarts > 1 && Freeze.Count > 0)
        {
            throw new ArgumentException(
                "Restarts cannot be combined with Freeze, because new start weights would replace the frozen weights. Remove one of them.", nameof(Restarts));
        }

        Schedule?.RequireRoom(Epochs);
        if (Schedule is not null && Callbacks.Any(static callback => callback is LearningRateScheduler))
        {
            throw new ArgumentException("Schedule and LearningRateScheduler both set the learning rate. Remove one of them.", nameof(Schedule));
        }
    }

    /// <summary>The file to go on from; null to start anew.</summary>
    internal string? CheckpointToResume() =>
        ResumeFrom ?? Callbacks.OfType<Checkpoint>().FirstOrDefault(static checkpoint => checkpoint.Resume && new CheckpointPair(checkpoint.Path).Exists)?.Path;
}
