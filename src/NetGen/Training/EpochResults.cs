namespace NetGen;

/// <summary>Turns what an epoch has summed and measured into its record.</summary>
/// <typeparam name="T">The network type.</typeparam>
/// <param name="network">The trained network.</param>
/// <param name="run">The training.</param>
/// <param name="accuracy">How outputs are compared with targets.</param>
internal sealed class EpochResults<T>(T network, TrainingRun run, AccuracyRule accuracy)
    where T : INeuralNetwork<T>
{
    private readonly HealthProbe<T>? _health = HealthProbe<T>.For(network, run);

    /// <summary>The record of the epoch that ends.</summary>
    /// <param name="penalty">The penalties of the trained weights.</param>
    /// <param name="validation">What the validation measured; null without one.</param>
    public EpochRecord Record(double penalty, (double Loss, double Accuracy)? validation)
    {
        WarnUnlessFinite(validation?.Loss ?? 0);
        return new EpochRecord
        {
            Epoch = run.Epoch + 1,
            Loss = run.Sums.MeanLoss,
            Penalty = penalty,
            Accuracy = Measured(AccuracyRules.Share(accuracy, run.Sums.Correct, run.Sums.Samples, T.OutputSize)),
            ValidationLoss = validation?.Loss,
            ValidationAccuracy = validation is { } measured ? Measured(measured.Accuracy) : null,
            LearningRate = run.LearningRate,
            SkippedSampleCount = run.SkippedSampleCount,
            Health = _health?.Measure(),
            Duration = run.Clock.Elapsed,
        };
    }

    /// <summary>Warns once of a validation loss that is not finite. The weights are finite, so the training goes on.</summary>
    private void WarnUnlessFinite(double validationLoss)
    {
        if (!double.IsFinite(validationLoss) && run.History.Epochs.All(static epoch => double.IsFinite(epoch.ValidationLoss ?? 0)))
        {
            run.History.Warn(FormattableString.Invariant($"The validation loss of epoch {run.Epoch + 1} is {validationLoss}: expected a finite number. ")
                + "Outputs for a row of the validation set are too large. Check its features and targets, or scale them.");
        }
    }

    /// <summary>The accuracy; null for a regression.</summary>
    private double? Measured(double value) => accuracy == AccuracyRule.None ? null : value;
}
