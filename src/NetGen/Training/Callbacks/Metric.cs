namespace NetGen;

/// <summary>A number of every epoch that a callback watches: what Keras calls <c>monitor</c>.</summary>
public sealed class Metric
{
    private readonly Func<EpochRecord, double?> _value;

    /// <summary>A metric of your own.</summary>
    /// <param name="name">For messages.</param>
    /// <param name="value">Takes the number from the record of an epoch. A value that is absent or not a number is never an improvement.</param>
    /// <param name="higherIsBetter">Whether the metric is to grow.</param>
    public Metric(string name, Func<EpochRecord, double?> value, bool higherIsBetter = false)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        Name = name;
        HigherIsBetter = higherIsBetter;
        _value = value;
    }

    /// <summary>Mean loss of the training samples, <see cref="EpochRecord.Loss"/>.</summary>
    public static Metric Loss { get; } = new("training loss", static epoch => epoch.Loss);

    /// <summary>Training loss and penalties, <see cref="EpochRecord.TotalLoss"/>.</summary>
    public static Metric TotalLoss { get; } = new("training loss with penalties", static epoch => epoch.TotalLoss);

    /// <summary>Accuracy on the training samples, <see cref="EpochRecord.Accuracy"/>.</summary>
    public static Metric Accuracy { get; } = new("training accuracy", static epoch => epoch.Accuracy, higherIsBetter: true) { NeedsAccuracy = true };

    /// <summary>Loss on the validation set, <see cref="EpochRecord.ValidationLoss"/>.</summary>
    public static Metric ValidationLoss { get; } = new("validation loss", static epoch => epoch.ValidationLoss) { NeedsValidation = true };

    /// <summary>Accuracy on the validation set, <see cref="EpochRecord.ValidationAccuracy"/>.</summary>
    public static Metric ValidationAccuracy { get; } =
        new("validation accuracy", static epoch => epoch.ValidationAccuracy, higherIsBetter: true) { NeedsValidation = true, NeedsAccuracy = true };

    /// <summary>For messages.</summary>
    public string Name { get; }

    /// <summary>Whether the metric is to grow.</summary>
    public bool HigherIsBetter { get; }

    private bool NeedsValidation { get; init; }

    private bool NeedsAccuracy { get; init; }

    /// <summary>The number of an epoch; null where the epoch has none.</summary>
    /// <param name="epoch">Its record.</param>
    public double? Of(EpochRecord epoch) => _value(epoch);

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>Refuses to watch what this training does not measure: no epoch would have it.</summary>
    /// <exception cref="ArgumentException">There is no such number.</exception>
    internal void RequireMeasured(string watcher, NetworkInfo info, IRowSource data, FitOptions options)
    {
        if (NeedsValidation && options.Validation is null)
        {
            throw new ArgumentException($"{watcher} watches the {Name}, but the training has no validation set.", nameof(FitOptions.Validation));
        }

        if (NeedsAccuracy && AccuracyRules.For(info, data) == AccuracyRule.None)
        {
            throw new ArgumentException(
                $"{watcher} watches the {Name}, but a regression such as that of {info.Name} has none. Watch a loss.", nameof(FitOptions.Callbacks));
        }
    }
}
