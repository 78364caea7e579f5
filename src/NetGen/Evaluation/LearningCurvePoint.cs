using System.Collections.Immutable;

namespace NetGen;

/// <summary>What networks trained on so many rows came to.</summary>
/// <param name="Size">Rows of the training set.</param>
/// <param name="Training">Each network measured on the rows it was trained on, after its training and with dropout off, one a repetition or fold.</param>
/// <param name="Validation">The same networks measured on rows they have not seen.</param>
public sealed record LearningCurvePoint(int Size, ImmutableArray<Evaluation> Training, ImmutableArray<Evaluation> Validation)
{
    /// <summary><see cref="Evaluation.Loss"/> on the training rows.</summary>
    public MetricStatistics TrainingLoss => Of(Training, static evaluation => evaluation.Loss);

    /// <summary><see cref="Evaluation.Loss"/> on the validation rows.</summary>
    public MetricStatistics ValidationLoss => Of(Validation, static evaluation => evaluation.Loss);

    /// <summary><see cref="Evaluation.Accuracy"/> on the training rows; NaN for regression.</summary>
    public MetricStatistics TrainingAccuracy => Of(Training, static evaluation => evaluation.Accuracy);

    /// <summary><see cref="Evaluation.Accuracy"/> on the validation rows; NaN for regression.</summary>
    public MetricStatistics ValidationAccuracy => Of(Validation, static evaluation => evaluation.Accuracy);

    private static MetricStatistics Of(ImmutableArray<Evaluation> evaluations, Func<Evaluation, double> metric) => MetricStatistics.Of(evaluations, metric);
}
