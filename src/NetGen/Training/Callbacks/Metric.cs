namespace NetGen;

/// <summary>A number of each epoch that a callback watches. Keras calls it <c>monitor</c>.</summary>
public sealed class Metric
{
    private readonly Func<EpochRecord, double?> _value;

    /// <summary>Makes a metric from a function.</summary>
    /// <param name="name">The name in messages.</param>
    /// <param name="value">Returns the number of an epoch. A value that is null or NaN is never an improvement.</param>
    /// <param name="higherIsBetter">Whether a higher value is better.</param>
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

    /// <summary>The name in messages.</summary>
    public string Name { get; }

    /// <summary>Whether a higher value is better.</summary>
    public bool HigherIsBetter { get; }

    private bool NeedsValidation { get; init; }

    private bool NeedsAccuracy { get; init; }

    /// <summary>The number of an epoch; null if the epoch has none.</summary>
    /// <param name="epoch">Its record.</param>
    public double? Of(EpochRecord epoch) => _value(epoch);

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>Throws if the training does not measure this metric.</summary>
    /// <exception cref="ArgumentException">No epoch of this training would have a value of the metric.</exception>
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
