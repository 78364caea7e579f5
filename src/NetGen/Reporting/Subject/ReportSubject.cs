namespace NetGen;

/// <summary>The data of all sections of a report.</summary>
/// <param name="History">The epochs.</param>
/// <param name="Title">The report's title.</param>
/// <param name="Training">The training; null if the history does not come from one.</param>
/// <param name="Measured">The network measured on a data set. Null without a training, and if the data are not in memory.</param>
internal sealed record ReportSubject(History History, string Title, TrainingSubject? Training, MeasuredNetwork? Measured)
{
    /// <summary>Measures the network if the history has one.</summary>
    /// <exception cref="ArgumentException">The options do not fit the network, or they need a network and there is none.</exception>
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

    /// <summary>The epoch with the lowest validation loss, or without validation the lowest training loss with penalties. Null if no loss is finite.</summary>
    public EpochRecord? Best { get; } = History.Epochs.Where(static epoch => double.IsFinite(LossOf(epoch))).MinBy(LossOf);

    private static double LossOf(EpochRecord epoch) => epoch.ValidationLoss ?? epoch.TotalLoss;
}
