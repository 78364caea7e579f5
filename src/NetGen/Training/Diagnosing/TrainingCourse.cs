namespace NetGen;

/// <summary>The curves of a training, and the properties of the curves that the rules use.</summary>
internal sealed class TrainingCourse
{
    private readonly EpochRecord[] _epochs;

    /// <summary>Takes the epochs before the first one whose loss is not finite.</summary>
    public TrainingCourse(IReadOnlyList<EpochRecord> epochs, double? baseline, StopReason stopReason, bool hasOwnYardstick = false)
    {
        _epochs = [.. epochs.TakeWhile(static epoch => double.IsFinite(epoch.Loss))];
        Diverged = stopReason == StopReason.Diverged || _epochs.Length < epochs.Count;
        WasStopped = stopReason == StopReason.StoppedByCallback;
        HasOwnYardstick = hasOwnYardstick;
        Baseline = baseline ?? double.NaN;
        HasBaseline = !hasOwnYardstick && double.IsFinite(Baseline) && Baseline > 0;
        (EpochRecord Record, TrainingHealth? Reading) last =
            epochs.Select(static epoch => (epoch, epoch.Health)).LastOrDefault(static pair => pair.Health is not null);
        (Health, HealthEpoch) = (last.Reading, last.Record?.Epoch ?? 0);
        Validated = hasOwnYardstick ? [] : [.. _epochs.Where(static epoch => epoch.ValidationLoss is { } loss && double.IsFinite(loss))];
    }

    /// <summary>Epochs with finite losses.</summary>
    public int Count => _epochs.Length;

    public EpochRecord First => _epochs[0];

    public EpochRecord Last => _epochs[^1];

    public bool Diverged { get; }

    /// <summary>
    /// Whether the training loss measures something else than the validation loss and the loss of a constant output. Smoothed labels cannot be met exactly, and
    /// weights of rows change the mean. Then the training loss is compared with neither.
    /// </summary>
    public bool HasOwnYardstick { get; }

    /// <summary>Whether a callback ended the training.</summary>
    public bool WasStopped { get; }

    /// <summary>Whether the loss of a constant output is known and comparable. If not, <see cref="Baseline"/> means nothing.</summary>
    public bool HasBaseline { get; }

    public double Baseline { get; }

    /// <summary>The last reading of a <see cref="HealthMonitor"/>; null without one.</summary>
    public TrainingHealth? Health { get; }

    /// <summary>The epoch of the last reading.</summary>
    public int HealthEpoch { get; }

    /// <summary>The epochs that have a validation loss.</summary>
    public EpochRecord[] Validated { get; }

    public bool IsLongEnough => Count >= Diagnosis.FewestEpochs;

    public bool HasValidation => Validated.Length >= Diagnosis.FewestEpochs;

    /// <summary>
    /// The scale by which a difference of losses is large or small: the loss of a constant output or, if that is not known, the loss of the first epoch.
    /// </summary>
    public double Scale => HasBaseline ? Baseline : First.Loss;

    /// <summary>The training loss at the end.</summary>
    public double End => MedianOfLastThree(_epochs, static epoch => epoch.Loss);

    /// <summary>The validation loss at the end.</summary>
    public double ValidationEnd => MedianOfLastThree(Validated, static epoch => epoch.ValidationLoss!.Value);

    /// <summary>The training loss at the end, as a share of the loss of a constant output; NaN if that is not known.</summary>
    public double ShareLeft => HasBaseline ? End / Baseline : double.NaN;

    /// <summary>The losses of the second half.</summary>
    public IEnumerable<double> SecondHalf => _epochs.Skip(Count / 2).Select(static epoch => epoch.Loss);

    /// <summary>For each epoch of the second half: its loss minus the loss of the epoch before.</summary>
    public double[] Moves => [.. FromMiddle.Zip(FromMiddle.Skip(1), static (before, loss) => loss - before)];

    /// <summary>How often the loss rises in the second half.</summary>
    public int Rises => Moves.Count(static move => move > 0);

    /// <summary>The sum of the rises in the second half.</summary>
    public double WayUp => Moves.Where(static move => move > 0).Sum();

    /// <summary>How much lower the loss is after the second half than before it.</summary>
    public double Fall => -Moves.Sum();

    /// <summary>Whether the loss still falls in the second half and is not flat there. See <see cref="FindingKind.LearningRateTooLow"/>.</summary>
    public bool IsUnderWay => GoesDown(FromMiddle) && (Fall >= 0.25 * (First.Loss - Last.Loss) || Fall >= 0.05 * FromMiddle[0]);

    /// <summary>Whether the loss falls so fast that its final value cannot be predicted.</summary>
    public bool IsFast => IsUnderWay && Fall >= 0.5 * FromMiddle[0];

    /// <summary>
    /// Whether the validation loss goes down by at least 5 % in its second half. The training loss of a network with dropout may be too noisy to show that.
    /// </summary>
    public bool ValidationIsUnderWay
    {
        get
        {
            double[] fromMiddle = [.. Validated.Skip((Validated.Length / 2) - 1).Select(static epoch => epoch.ValidationLoss!.Value)];
            return HasValidation && GoesDown(fromMiddle) && fromMiddle[0] - ValidationEnd >= 0.05 * fromMiddle[0];
        }
    }

    /// <summary>Whether the loss fell in each of the last three epochs, by at least 2 % in total.</summary>
    public bool StillFalls => Moves.TakeLast(3).All(static move => move < 0) && -Moves.TakeLast(3).Sum() >= 0.02 * Last.Loss;

    /// <summary>Whether the loss goes up and down in the second half instead of falling. See <see cref="FindingKind.LearningRateTooHigh"/>.</summary>
    public bool Jumps
    {
        get
        {
            double level = SecondHalf.Average(), begin = Median(FromMiddle.Take(3));
            return Rises >= Math.Max(2, Moves.Length / 4.0) && WayUp >= 0.07 * level * Moves.Length && WayUp >= begin - End && level >= 0.05 * Scale;
        }
    }

    /// <summary>Whether the loss rose and stays far above that of a constant output. See <see cref="FindingKind.LearningRateTooHigh"/>.</summary>
    public bool IsWorseThanConstant =>
        HasBaseline && !IsUnderWay && SecondHalf.All(loss => loss > LossRules.WorseShare * Baseline) && End >= 1.1 * _epochs.Min(static epoch => epoch.Loss);

    /// <summary>
    /// Whether the losses are where those of a training should be: well below the loss of a constant output, or below the first loss if that is not known. The
    /// last epoch alone must meet this too. See <see cref="FindingKind.Healthy"/>.
    /// </summary>
    public bool HasLearned =>
        IsLongEnough
            && !Diverged
            && Math.Max(End, Last.Loss) < (HasBaseline ? LossRules.HighShare * Baseline : 0.9 * First.Loss)
            && !(HasValidation && ValidationEnd >= LossRules.NothingShare * Scale);

    /// <summary>The losses of the second half, and before them the loss of the epoch before it.</summary>
    private double[] FromMiddle => [.. _epochs.Skip((Count / 2) - 1).Select(static epoch => epoch.Loss)];

    /// <summary>The share of pairs, of an earlier and a later value, that meet a condition. All pairs count.</summary>
    public static double SharePairs(double[] values, Func<double, double, bool> asAsked)
    {
        long found = 0;
        for (int later = 1; later < values.Length; later++)
        {
            for (int earlier = 0; earlier < later; earlier++)
            {
                found += asAsked(values[earlier], values[later]) ? 1 : 0;
            }
        }

        return found / (values.Length * (values.Length - 1) / 2.0);
    }

    /// <summary>The median, so that one high or low epoch does not decide what the loss is at the end.</summary>
    private static double MedianOfLastThree(EpochRecord[] epochs, Func<EpochRecord, double> value) => Median(epochs.TakeLast(3).Select(value));

    private static bool GoesDown(double[] values) => SharePairs(values, static (earlier, later) => later < earlier) >= 0.75;

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
