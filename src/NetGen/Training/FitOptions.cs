namespace NetGen;

/// <summary>
/// Changes the whole gradient of a step before the optimizer uses it. If <see cref="FitOptions.Collective"/> is set, it receives the sum over all processes.
/// </summary>
/// <param name="gradient">The packed gradient, padding included. Every process with the same class has the same layout.</param>
public delegate void GradientReduction(Span<float> gradient);

/// <summary>The settings of a training.</summary>
public sealed partial record FitOptions
{
    /// <summary>Name of the training in metrics and logs. It distinguishes trainings of one class, and has no other effect.</summary>
    public string? Name { get; init; }

    /// <summary>Samples that are evaluated after every epoch and never trained on: a <see cref="Dataset"/>, or rows in a file.</summary>
    public IRowSource? Validation { get; init; }

    /// <summary>Number of passes over the training set.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Samples in a mini-batch. A short last batch is averaged over its own size.</summary>
    /// <remarks>
    /// <list type="bullet">
    /// <item>1 is stochastic gradient descent.</item>
    /// <item>The size of the training set, or any larger number such as <see cref="int.MaxValue"/>, is full-batch gradient descent: one step per epoch.</item>
    /// </list>
    /// </remarks>
    public int BatchSize { get; init; } = 32;

    /// <summary>
    /// Seed of all random numbers of the training, such as those of shuffling and dropout. The same seed gives the same bits, for any number of threads.
    /// </summary>
    public int Seed { get; init; }

    /// <summary>Largest number of threads. A network that is too small to gain from all of them uses fewer.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether every epoch visits the samples in a new random order. If not, it uses the order of the data.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// How the random order is drawn: from all rows, or by blocks of consecutive rows. The option also applies to data in arrays. If null, the order is drawn
    /// by blocks when <see cref="IRowSource.IsRandomAccessCheap"/> is false, and from all rows otherwise.
    /// </summary>
    public Shuffling? Shuffling { get; init; }

    /// <summary>
    /// Random changes of the training images, drawn again in every epoch; null for none. The statistics of an input scaling are computed from the unchanged
    /// images.
    /// </summary>
    public ImageAugmentation? Augmentation { get; init; }

    /// <summary>The update rule.</summary>
    public Optimizer Optimizer { get; init; } = new Adam();

    /// <summary>How the learning rate of the optimizer changes during the training. If null, it stays constant.</summary>
    public LearningRateSchedule? Schedule { get; init; }

    /// <summary>
    /// Number of trainings, each from other start weights, to avoid a poor local minimum. The network keeps the result with the lowest validation loss. Without
    /// a validation set, the lowest training loss with penalties decides.
    /// </summary>
    /// <remarks>
    /// <list type="bullet">
    /// <item>The first training starts from the network as it was given. The others start from weights that are drawn as the class draws them, with seeds that
    /// are derived from <see cref="Seed"/>.</item>
    /// <item>Each training has all <see cref="Epochs"/>, and the callbacks start again with each.</item>
    /// <item><see cref="History.Restarts"/> has the result of each. A training that diverges is left out. Only if all of them diverge, an exception is
    /// thrown.</item>
    /// <item>The option cannot be combined with <see cref="Checkpoint"/> or <see cref="ResumeFrom"/>. It cannot be combined with <see cref="Freeze"/> either,
    /// because frozen weights have only one start.</item>
    /// </list>
    /// </remarks>
    public int Restarts { get; init; } = 1;

    /// <summary>Averages the weights over the steps. Validation and the trained network then use the average. If null, weights are not averaged.</summary>
    public WeightAveraging? AverageWeights { get; init; }

    /// <summary>Callbacks that watch the training and may stop or change it. They are called in this order.</summary>
    public IReadOnlyList<Callback> Callbacks { get; init; } = [];

    /// <summary>
    /// A file that <see cref="Checkpoint"/> has written. The training resumes from it. Network, data and options must be the same, except that
    /// <see cref="Epochs"/> may be larger.
    /// </summary>
    /// <remarks>The training resumes with the learning rate it had reached. A training that a callback has stopped stays stopped.</remarks>
    public string? ResumeFrom { get; init; }

    /// <summary>Whether to compute the input scaling from this training set even if the network already has one.</summary>
    public bool RefitScaling { get; init; }

    /// <summary>Receives the progress of the training about ten times per second, and at the end of every epoch.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Called once per step with the whole gradient, on the thread that called <c>Fit</c>.</summary>
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

    /// <summary>The properties and their values, in every culture the same.</summary>
    public override string ToString() => RecordText.Of(nameof(FitOptions), PrintMembers);

    /// <summary>The file to resume from; null for a new training.</summary>
    internal string? CheckpointToResume() =>
        ResumeFrom ?? Callbacks.OfType<Checkpoint>().FirstOrDefault(static checkpoint => checkpoint.Resume && new CheckpointPair(checkpoint.Path).Exists)?.Path;
}
