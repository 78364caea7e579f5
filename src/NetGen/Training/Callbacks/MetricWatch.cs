namespace NetGen;

/// <summary>The best value so far of the metric that a callback watches.</summary>
/// <param name="monitor">The metric. If null, it is the validation loss, or the training loss with penalties if there is no validation set.</param>
internal sealed class MetricWatch(Metric? monitor)
{
    private Metric _metric = monitor ?? Metric.TotalLoss;

    /// <summary>The best value, negated where higher is better, so that less is always better; infinite before the first.</summary>
    public double Best { get; set; } = double.PositiveInfinity;

    /// <summary>Chooses the metric for a training, and throws if the training does not measure it.</summary>
    public void RequireMeasured(string watcher, NetworkInfo info, IRowSource data, FitOptions options)
    {
        // A validation loss of NaN is no improvement. The training loss must not replace it.
        _metric = monitor ?? (options.Validation is null ? Metric.TotalLoss : Metric.ValidationLoss);
        _metric.RequireMeasured(watcher, info, data, options);
    }

    /// <summary>Takes the value of an epoch if it is better than the best value by more than a difference.</summary>
    /// <param name="epoch">The epoch.</param>
    /// <param name="distance">Not negative.</param>
    /// <returns>Whether it was.</returns>
    public bool Improves(EpochRecord epoch, double distance = 0) => Takes(epoch, Best - distance);

    /// <summary>Takes the value of an epoch if it is better than the best by more than a share of the best.</summary>
    /// <param name="epoch">The epoch.</param>
    /// <param name="share">Not negative.</param>
    /// <returns>Whether it was.</returns>
    public bool ImprovesByShare(EpochRecord epoch, double share) => Takes(epoch, Best * (_metric.HigherIsBetter ? 1 + share : 1 - share));

    private bool Takes(EpochRecord epoch, double bar)
    {
        double? value = _metric.HigherIsBetter ? -_metric.Of(epoch) : _metric.Of(epoch);
        if (value is not { } found || !(found < bar))
        {
            return false;
        }

        Best = found;
        return true;
    }
}
