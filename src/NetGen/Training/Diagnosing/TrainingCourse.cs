namespace NetGen;

/// <summary>The curves of a training, and what the rules ask of them.</summary>
internal sealed class TrainingCourse
{
    private readonly EpochRecord[] _epochs;

    /// <summary>Takes the epochs up to the first whose loss is no number.</summary>
    public TrainingCourse(IReadOnlyList<EpochRecord> epochs, double? baseline, StopReason stopReason, bool hasOwnYardstick = false)
    {
        _epochs = [.. epochs.TakeWhile(static epoch => double.IsFinite(epoch.Loss))];
        Diverged = stopReason == StopReason.Diverged || _epochs.Length < epochs.Count;
        WasStopped = stopReason == StopReason.StoppedByCallback;
        HasOwnYardstick = hasOwnYardstick;
        Baseline = baseline ?? double.NaN;
        HasBaseline = !hasOwnYardstick && double.IsFinite(Baseline) && Baseline > 0;
        (EpochRecord Record, TrainingHealth? Reading) last = epochs.Select(static epoch => (epoch, epoch.Health)).LastOrDefault(static pair => pair.Health is not null);
        (Health, HealthEpoch) = (last.Reading, last.Record?.Epoch ?? 0);
        Validated = hasOwnYardstick ? [] : [.. _epochs.Where(static epoch => epoch.ValidationLoss is { } loss && double.IsFinite(loss))];
    }

    /// <summary>Epochs with finite losses.</summary>
    public int Count => _epochs.Length;

    public EpochRecord First => _epochs[0];

    public EpochRecord Last => _epochs[^1];

    public bool Diverged { get; }

    /// <summary>Whether the training loss measures something else than validation and a constant output's loss do: smoothed labels cannot be met, and weighed rows are others. Then it is compared with neither.</summary>
    public bool HasOwnYardstick { get; }

    /// <summary>Whether a callback ended it.</summary>
    public bool WasStopped { get; }

    /// <summary>Whether there is a loss to compare with; without one <see cref="Baseline"/> means nothing.</summary>
    public bool HasBaseline { get; }

    public double Baseline { get; }

    /// <summary>The last reading; null without one.</summary>
    public TrainingHealth? Health { get; }

    /// <summary>The epoch of the last reading.</summary>
    public int HealthEpoch { get; }

    /// <summary>The epochs that have a validation loss.</summary>
    public EpochRecord[] Validated { get; }

    public bool IsLongEnough => Count >= Diagnosis.FewestEpochs;

    public bool HasValidation => Validated.Length >= Diagnosis.FewestEpochs;

    /// <summary>What large means for a loss of this training: that of a constant output, or else that of the first epoch.</summary>
    public double Scale => HasBaseline ? Baseline : First.Loss;

    /// <summary>The training loss at the end.</summary>
    public double End => MedianOfLastThree(_epochs, static epoch => epoch.Loss);

    /// <summary>The validation loss at the end.</summary>
    public double ValidationEnd => MedianOfLastThree(Validated, static epoch => epoch.ValidationLoss!.Value);

    /// <summary>What is left at the end of the loss of a constant output; NaN where that is not known.</summary>
    public double ShareLeft => HasBaseline ? End / Baseline : double.NaN;

    /// <summary>The losses of the second half.</summary>
    public IEnumerable<double> SecondHalf => _epochs.Skip(Count / 2).Select(static epoch => epoch.Loss);

    /// <summary>What the loss of each epoch of the second half is more than that of the epoch before.</summary>
    public double[] Moves => [.. FromMiddle.Zip(FromMiddle.Skip(1), static (before, loss) => loss - before)];

    /// <summary>How often the loss rises in the second half.</summary>
    public int Rises => Moves.Count(static move => move > 0);

    /// <summary>How far it rises then, all in all.</summary>
    public double WayUp => Moves.Where(static move => move > 0).Sum();

    /// <summary>How far down it gets in the second half.</summary>
    public double Fall => -Moves.Sum();

    /// <summary>Whether the second half is a fall, and not its flat end: see <see cref="FindingKind.LearningRateTooLow"/>.</summary>
    public bool IsUnderWay => GoesDown(FromMiddle) && (Fall >= 0.25 * (First.Loss - Last.Loss) || Fall >= 0.05 * FromMiddle[0]);

    /// <summary>Whether what is under way goes so fast that its end cannot be foreseen.</summary>
    public bool IsFast => IsUnderWay && Fall >= 0.5 * FromMiddle[0];

    /// <summary>Whether the validation loss still went down, by 5 % in its second half: the training loss of a network with dropout may be too noisy to show that.</summary>
    public bool ValidationIsUnderWay
    {
        get
        {
            double[] fromMiddle = [.. Validated.Skip((Validated.Length / 2) - 1).Select(static epoch => epoch.ValidationLoss!.Value)];
            return HasValidation && GoesDown(fromMiddle) && fromMiddle[0] - ValidationEnd >= 0.05 * fromMiddle[0];
        }
    }

    /// <summary>Whether the loss was going down to the very end.</summary>
    public bool StillFalls => Moves.TakeLast(3).All(static move => move < 0) && -Moves.TakeLast(3).Sum() >= 0.02 * Last.Loss;

    /// <summary>Whether the second half goes up and down instead of anywhere: see <see cref="FindingKind.LearningRateTooHigh"/>.</summary>
    public bool Jumps
    {
        get
        {
            double level = SecondHalf.Average(), begin = Median(FromMiddle.Take(3));
            return Rises >= Math.Max(2, Moves.Length / 4.0) && WayUp >= 0.07 * level * Moves.Length && WayUp >= begin - End && level >= 0.05 * Scale;
        }
    }

    /// <summary>Whether the loss has gone up, far above what a constant output reaches: see <see cref="FindingKind.LearningRateTooHigh"/>.</summary>
    public bool IsWorseThanConstant =>
        HasBaseline && !IsUnderWay && SecondHalf.All(loss => loss > LossRules.WorseShare * Baseline) && End >= 1.1 * _epochs.Min(static epoch => epoch.Loss);

    /// <summary>Whether the losses went where a training's should: well below a constant's, or below their own beginning where that is not known, and not to be undone by the last epoch.</summary>
    public bool HasLearned =>
        IsLongEnough && !Diverged && Math.Max(End, Last.Loss) < (HasBaseline ? LossRules.HighShare * Baseline : 0.9 * First.Loss) && !(HasValidation && ValidationEnd >= LossRules.NothingShare * Scale);

    /// <summary>The losses of the second half and the one before it.</summary>
    private double[] FromMiddle => [.. _epochs.Skip((Count / 2) - 1).Select(static epoch => epoch.Loss)];

    /// <summary>The share of all pairs of values that are as asked, of an earlier one and a later one.</summary>
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

    /// <summary>One high or low epoch at the very end is not taken for the end.</summary>
    private static double MedianOfLastThree(EpochRecord[] epochs, Func<EpochRecord, double> value) => Median(epochs.TakeLast(3).Select(value));

    private static bool GoesDown(double[] values) => SharePairs(values, static (earlier, later) => later < earlier) >= 0.75;

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
