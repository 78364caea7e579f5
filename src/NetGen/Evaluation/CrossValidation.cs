using System.Collections.Immutable;

namespace NetGen;

/// <summary>The result of a cross-validation: how well a class of networks performs on rows that it was not trained on, and how much this varies.</summary>
/// <remarks>
/// The training sets of the folds overlap. So the standard deviation describes how much the folds differ, and not how uncertain the mean is.
/// </remarks>
public sealed class CrossValidation
{
    internal CrossValidation(ImmutableArray<Evaluation> folds)
    {
        Folds = folds;
        Precision = OfEachClass(static fold => fold.Precision);
        Recall = OfEachClass(static fold => fold.Recall);
        F1 = OfEachClass(static fold => fold.F1);
    }

    /// <summary>The validation part of each fold, measured with the network that was not trained on it.</summary>
    public ImmutableArray<Evaluation> Folds { get; }

    /// <summary><see cref="Evaluation.Loss"/> over the folds.</summary>
    public MetricStatistics Loss => Of(static fold => fold.Loss);

    /// <summary><see cref="Evaluation.Accuracy"/> over the folds; NaN for regression.</summary>
    public MetricStatistics Accuracy => Of(static fold => fold.Accuracy);

    /// <summary><see cref="Evaluation.Rmse"/> over the folds.</summary>
    public MetricStatistics Rmse => Of(static fold => fold.Rmse);

    /// <summary><see cref="Evaluation.Mae"/> over the folds.</summary>
    public MetricStatistics Mae => Of(static fold => fold.Mae);

    /// <summary><see cref="Evaluation.R2"/> over the folds.</summary>
    public MetricStatistics R2 => Of(static fold => fold.R2);

    /// <summary><see cref="Evaluation.Precision"/> of each class over the folds; empty without a confusion matrix.</summary>
    public ImmutableArray<MetricStatistics> Precision { get; }

    /// <summary><see cref="Evaluation.Recall"/> of each class over the folds; empty without a confusion matrix.</summary>
    public ImmutableArray<MetricStatistics> Recall { get; }

    /// <summary><see cref="Evaluation.F1"/> of each class over the folds; empty without a confusion matrix.</summary>
    public ImmutableArray<MetricStatistics> F1 { get; }

    /// <summary><see cref="Evaluation.LogLoss"/> over the folds; NaN for regression.</summary>
    public MetricStatistics LogLoss => Of(static fold => fold.LogLoss);

    /// <summary><see cref="Evaluation.RocAuc"/> over the folds; NaN for regression, or if a fold lacks a class.</summary>
    public MetricStatistics RocAuc => Of(static fold => fold.RocAuc);

    /// <summary>Any other metric over the folds, such as <c>fold => fold.TopKAccuracy(5)</c> or <c>fold => fold.MacroAverage.F1</c>.</summary>
    /// <param name="metric">Computes the metric from the evaluation of a fold.</param>
    public MetricStatistics Of(Func<Evaluation, double> metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return MetricStatistics.Of(Folds, metric);
    }

    /// <summary>One readable line: loss and accuracy of a classification, loss and errors of a regression.</summary>
    public override string ToString() => double.IsNaN(Accuracy.Mean)
        ? $"{Folds.Length} folds: loss {Loss}, RMSE {Rmse}, MAE {Mae}, R2 {R2}"
        : $"{Folds.Length} folds: loss {Loss}, accuracy {Accuracy}";

    private ImmutableArray<MetricStatistics> OfEachClass(Func<Evaluation, ImmutableArray<double>> metric) =>
        [.. Enumerable.Range(0, Folds.Min(fold => metric(fold).Length)).Select(@class => Of(fold => metric(fold)[@class]))];
}
