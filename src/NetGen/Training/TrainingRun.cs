namespace NetGen;

/// <summary>All that changes while a training runs, and so all that a checkpoint must hold, besides what callbacks keep for themselves.</summary>
/// <param name="info">The class.</param>
/// <param name="storage">The network.</param>
/// <param name="data">The training set.</param>
/// <param name="options">How it runs.</param>
/// <param name="ranks">The processes that run it; this one alone when null.</param>
internal sealed class TrainingRun(NetworkInfo info, NetworkStorage storage, IRowSource data, FitOptions options, Ranks? ranks = null)
{
    private string? _dataFingerprint;
    private string? _validationText;

    /// <summary>The processes that run it.</summary>
    public Ranks Ranks { get; } = ranks ?? Ranks.Alone;

    /// <summary>How a mini-batch is divided among them.</summary>
    public PartDivision Division { get; } = PartDivision.Of(info, options, ranks ?? Ranks.Alone);

    public NetworkInfo Info { get; } = info;

    public NetworkStorage Storage { get; } = storage;

    public IRowSource Data { get; } = data;

    /// <summary>How the order of an epoch is drawn; null where it is that of the data.</summary>
    public Shuffling? Shuffling { get; } = Shuffling.For(options, data);

    /// <summary>Brings rows into memory that are not there; null for arrays.</summary>
    public RowWindow? Window { get; set; }

    /// <summary>What was thrown where rows were read; null if nothing was.</summary>
    public Exception? RowFailure { get; set; }

    public FitOptions Options { get; } = options;

    /// <summary>What of the network it changes.</summary>
    public TrainedParameters Trained { get; } = new(info, options.Freeze);

    public History History { get; } = new();

    /// <summary>The optimizer's state: its slots one after the other, each as long as the packed parameter block.</summary>
    public AlignedBuffer OptimizerState { get; } = new(checked(options.Optimizer.StateSlotCount * info.PackedLength));

    /// <summary>The average of the weights; null if none is made.</summary>
    public WeightAverage? Average { get; } = options.AverageWeights is { } settings ? new WeightAverage(settings, storage) : null;

    /// <summary>The way back from a divergence.</summary>
    public NetworkCopy LastGood { get; } = new(info);

    public ScheduledRate Rate { get; } = new(options);

    public float LearningRate => Rate.Value;

    /// <summary>Which of several trainings from different start weights this is, from 1.</summary>
    public int Restart { get; init; } = 1;

    /// <summary>Rows of a full mini-batch.</summary>
    public int BatchSize { get; } = Math.Min(options.BatchSize, data.Count);

    /// <summary>
    /// Samples that an epoch leaves out: one that would be alone in the last mini-batch cannot be normalised over it. The order of every epoch chooses another.
    /// </summary>
    public int SkippedSampleCount => Info.NormalizesBatch && Data.Count % BatchSize == 1 ? 1 : 0;

    /// <summary>Steps of a whole epoch, the one on a short mini-batch included.</summary>
    public int StepsPerEpoch => (Data.Count - SkippedSampleCount + BatchSize - 1) / BatchSize;

    /// <summary>Epochs finished.</summary>
    public int Epoch { get; private set; }

    /// <summary>Steps finished, over all epochs.</summary>
    public long Step { get; private set; }

    /// <summary>What the epoch under way has added up; nothing between epochs.</summary>
    public EpochSums Sums { get; private set; }

    /// <summary>Mean loss of the last mini-batch; NaN before the first.</summary>
    public double BatchLoss { get; private set; } = double.NaN;

    /// <summary>‖gradient‖₂ of the last step, with penalties and before it is scaled to a bound; NaN where a step does not have the whole gradient.</summary>
    public double GradientNorm { get; set; } = double.NaN;

    public EpochClock Clock { get; } = new();

    /// <summary>Whether a callback asked to end the training.</summary>
    public bool StopRequested { get; set; }

    /// <summary>What of the division a checkpoint must agree with: without shards another number of ranks is another rounding, and no more.</summary>
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

    /// <summary>Asks the schedule for the learning rate of the step to come.</summary>
    public void FollowSchedule() => Rate.Follow(Step, StepsPerEpoch);

    /// <summary>Puts the training where it stood when it was interrupted.</summary>
    public void GoTo(int epoch, long step, EpochSums sums, double batchLoss) => (Epoch, Step, Sums, BatchLoss) = (epoch, step, sums, batchLoss);

    /// <summary>A step is finished.</summary>
    /// <param name="samples">Rows of its mini-batch.</param>
    /// <param name="loss">Sum of their losses.</param>
    /// <param name="correct">How many of them (or of their labels) were right.</param>
    public void EndStep(int samples, double loss, long correct)
    {
        Sums = Sums.Plus(samples, loss, correct);
        BatchLoss = loss / samples;
        Step++;
    }

    /// <summary>The epoch under way is finished.</summary>
    /// <param name="record">What it gave.</param>
    public void EndEpoch(EpochRecord record)
    {
        History.Add(record);
        Sums = default;
        Clock.Before = TimeSpan.Zero;
        Epoch++;
    }
}
