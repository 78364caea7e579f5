namespace NetGen;

/// <summary>The state of a training: everything that a checkpoint must hold, except the states of callbacks.</summary>
/// <param name="info">The class.</param>
/// <param name="storage">The network.</param>
/// <param name="data">The training set.</param>
/// <param name="options">The settings of the training.</param>
/// <param name="ranks">The processes that train together; null for this process alone.</param>
internal sealed class TrainingRun(NetworkInfo info, NetworkStorage storage, IRowSource data, FitOptions options, Ranks? ranks = null)
{
    private string? _dataFingerprint;
    private string? _validationText;

    /// <summary>The processes that train together.</summary>
    public Ranks Ranks { get; } = ranks ?? Ranks.Alone;

    /// <summary>How a mini-batch is divided among the processes.</summary>
    public PartDivision Division { get; } = PartDivision.Of(info, options, ranks ?? Ranks.Alone);

    public NetworkInfo Info { get; } = info;

    public NetworkStorage Storage { get; } = storage;

    public IRowSource Data { get; } = data;

    /// <summary>How the order of an epoch is drawn; null for the order of the data.</summary>
    public Shuffling? Shuffling { get; } = Shuffling.For(options, data);

    /// <summary>Prefetches rows that are not in memory; null for arrays.</summary>
    public RowWindow? Window { get; set; }

    /// <summary>What was thrown where rows were read; null if nothing was.</summary>
    public Exception? RowFailure { get; set; }

    public FitOptions Options { get; } = options;

    /// <summary>The parameters that are trained.</summary>
    public TrainedParameters Trained { get; } = new(info, options.Freeze);

    public History History { get; } = new();

    /// <summary>The state of the optimizer: its slots one after the other, each with the length of the packed parameter block.</summary>
    public AlignedBuffer OptimizerState { get; } = new(checked(options.Optimizer.StateSlotCount * info.PackedLength));

    /// <summary>The average of the weights; null if weights are not averaged.</summary>
    public WeightAverage? Average { get; } = options.AverageWeights is { } settings ? new WeightAverage(settings, storage) : null;

    /// <summary>The network at the end of the last good epoch. It is restored if the training diverges.</summary>
    public NetworkCopy LastGood { get; } = new(info);

    public ScheduledRate Rate { get; } = new(options);

    public float LearningRate => Rate.Value;

    /// <summary>Number of this training among those from several start weights, from 1.</summary>
    public int Restart { get; init; } = 1;

    /// <summary>Rows of a full mini-batch.</summary>
    public int BatchSize { get; } = Math.Min(options.BatchSize, data.Count);

    /// <summary>
    /// Number of samples that an epoch leaves out, 0 or 1. A single sample in the last mini-batch would have no variance to normalise by. It is another sample
    /// in every epoch.
    /// </summary>
    public int SkippedSampleCount => Info.NormalizesBatch && Data.Count % BatchSize == 1 ? 1 : 0;

    /// <summary>Steps of a whole epoch, including the one with a short mini-batch.</summary>
    public int StepsPerEpoch => (Data.Count - SkippedSampleCount + BatchSize - 1) / BatchSize;

    /// <summary>What has already been done of the current epoch, besides its steps.</summary>
    public EpochPhase Phase { get; set; }

    /// <summary>Epochs finished.</summary>
    public int Epoch { get; private set; }

    /// <summary>Steps finished, over all epochs.</summary>
    public long Step { get; private set; }

    /// <summary>Sums of the current epoch; zero between epochs.</summary>
    public EpochSums Sums { get; private set; }

    /// <summary>Mean loss of the last mini-batch; NaN before the first.</summary>
    public double BatchLoss { get; private set; } = double.NaN;

    /// <summary>‖gradient‖₂ of the last step, with penalties and before clipping by norm; NaN if a step does not have the whole gradient.</summary>
    public double GradientNorm { get; set; } = double.NaN;

    public EpochClock Clock { get; } = new();

    /// <summary>Whether a callback has requested the end of the training.</summary>
    public bool StopRequested { get; set; }

    /// <summary>
    /// The part of the division that must be equal when a checkpoint is resumed. Without shards, another number of ranks is allowed, because it only changes
    /// the rounding.
    /// </summary>
    public string DivisionText =>
        !Division.IsDivided || (Options.GradientShards == 0 && !Division.IsMeasuredByParts)
            ? "none"
            : FormattableString.Invariant($"{Division.Parts} {(Division.IsMeasuredByParts ? "parts normalised by themselves" : "shards")}");

    /// <summary>The fingerprint of the training set, taken once.</summary>
    public string DataFingerprint => _dataFingerprint ??= Data.Fingerprint;

    /// <summary>The validation set in words, with its fingerprint, taken once.</summary>
    public string ValidationText => _validationText ??= Options.Validation is { } validation ? RowScan.Describe(validation) : "none";

    /// <summary>
    /// Takes the fingerprints that a checkpoint holds. A source may read all its rows for that, which it cannot do when it has failed.
    /// </summary>
    public void TakeFingerprints() => (_dataFingerprint, _validationText) = (DataFingerprint, ValidationText);

    /// <summary>Sets the learning rate of the next step by the schedule, or after the steps of an epoch that of the last one, which will be recorded.</summary>
    public void FollowSchedule() => Rate.Follow(Phase == EpochPhase.AfterSteps ? Step - 1 : Step, StepsPerEpoch);

    /// <summary>Sets the position of the training to that of an interrupted one.</summary>
    public void GoTo(int epoch, long step, EpochPhase phase, EpochSums sums, double batchLoss) =>
        (Epoch, Step, Phase, Sums, BatchLoss) = (epoch, step, phase, sums, batchLoss);

    /// <summary>Records the results of a step.</summary>
    /// <param name="samples">Rows of its mini-batch.</param>
    /// <param name="loss">Sum of their losses.</param>
    /// <param name="correct">Number of correct rows (or labels).</param>
    public void EndStep(int samples, double loss, long correct)
    {
        Sums = Sums.Plus(samples, loss, correct);
        BatchLoss = loss / samples;
        Phase = EpochPhase.InEpoch;
        Step++;
    }

    /// <summary>Ends the current epoch.</summary>
    /// <param name="record">The results of the epoch.</param>
    public void EndEpoch(EpochRecord record)
    {
        History.Add(record);
        Sums = default;
        Phase = EpochPhase.BeforeEpoch;
        Clock.Before = TimeSpan.Zero;
        Epoch++;
    }
}
