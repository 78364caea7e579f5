namespace NetGen;

/// <summary>All that the sections of a report are about.</summary>
/// <param name="History">The epochs.</param>
/// <param name="Title">The report's title.</param>
/// <param name="Training">The training; null for a history that none wrote.</param>
/// <param name="Measured">Its network on a data set; null without a training, and where the data are not in memory.</param>
internal sealed record ReportSubject(History History, string Title, TrainingSubject? Training, MeasuredNetwork? Measured)
{
    /// <summary>Measures the network if the history knows one.</summary>
    /// <exception cref="ArgumentException">The options do not fit the network, or need one and there is none.</exception>
    public static ReportSubject Of(History history, ReportOptions options)
    {
        if (history.Subject is { } training)
        {
            return new ReportSubject(history, options.Title ?? training.Network.Info.Name, training, MeasuredNetwork.Of(training, options));
        }

        return options.Test is null && options.ClassNames is null && options.FeatureNames is null
            ? new ReportSubject(history, options.Title ?? "Training", Training: null, Measured: null)
            : throw new ArgumentException(
                "Expected the history that Fit returned, because a test set and names belong to a network, but this history knows none.", nameof(options));
    }

    /// <summary>
    /// The epoch with the lowest validation loss, or the lowest training loss with penalties where there was no validation; null without a finite one.
    /// </summary>
    public EpochRecord? Best { get; } = History.Epochs.Where(static epoch => double.IsFinite(LossOf(epoch))).MinBy(LossOf);

    private static double LossOf(EpochRecord epoch) => epoch.ValidationLoss ?? epoch.TotalLoss;
}
