using System.Collections.Immutable;

namespace NetGen;

/// <summary>The results of networks that were trained on a number of rows.</summary>
/// <param name="Size">Number of rows of the training set.</param>
/// <param name="Training">Each network on the rows it was trained on, measured after the training and without dropout; one for each repetition or fold.</param>
/// <param name="Validation">The same networks on rows that they were not trained on.</param>
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
