using System.Collections.Immutable;
using System.Globalization;

namespace NetGen;

/// <summary>How well a network performs on a data set.</summary>
/// <remarks>
/// The evaluation of a classification keeps the outputs (four bytes each) and the targets (one byte each). It needs them for metrics with an argument, such as
/// <see cref="TopKAccuracy"/>, and for metrics that have to sort, such as <see cref="RocAuc"/>.
/// </remarks>
public sealed record Evaluation
{
    private const int LargestConfusion = 4096;

    /// <summary>Mean loss over the samples, without penalties.</summary>
    public required double Loss { get; init; }

    /// <summary>Share of correct samples, or of correct labels for several sigmoid units; NaN for regression.</summary>
    public required double Accuracy { get; init; }

    /// <summary>
    /// Counts of which class was classified as which. It is null for regression, for several independent labels, and for more than 4,096 classes, where it
    /// would be too large.
    /// </summary>
    public ConfusionMatrix? ConfusionMatrix { get; init; }

    /// <summary>For each class: the share of correct samples among those classified as it. Empty without a confusion matrix.</summary>
    public ImmutableArray<double> Precision { get; init; } = [];

    /// <summary>For each class: the share of its samples that were classified as it. Empty without a confusion matrix.</summary>
    public ImmutableArray<double> Recall { get; init; } = [];

    /// <summary>For each class: the harmonic mean of precision and recall. Empty without a confusion matrix.</summary>
    public ImmutableArray<double> F1 { get; init; } = [];

    /// <summary>Precision, recall and F1, averaged with equal weights over the classes that occur; NaN without a confusion matrix.</summary>
    public ClassAverage MacroAverage { get; init; } = ClassAverage.Undefined;

    /// <summary>Precision, recall and F1, averaged over classes with their number of samples as weights; NaN without a confusion matrix.</summary>
    public ClassAverage WeightedAverage { get; init; } = ClassAverage.Undefined;

    /// <summary>
    /// Mean of −ln p over the samples. Under a softmax, p is the probability of the target class. Under sigmoid units, p is the probability of each label, and
    /// the mean is over units too. NaN for regression, and if the outputs are not probabilities, as those of tanh or linear units.
    /// </summary>
    /// <remarks>
    /// If the network minimises a cross-entropy, this is the same number as <see cref="Loss"/>, computed from logits. If it minimises the squared error,
    /// probabilities are first limited to [ε, 1 − ε] with ε = 2⁻²³, as in scikit-learn's <c>log_loss</c> for <see langword="float"/>.
    /// </remarks>
    public double LogLoss { get; init; } = double.NaN;

    /// <summary>
    /// Area under the ROC curve, as the mean of <see cref="RocAucPerClass"/>. For one unit it is the usual area. For several classes it is "one against the
    /// rest", macro-averaged. NaN if the area of a class is NaN, and for regression.
    /// </summary>
    public double RocAuc => Scores?.RocAuc ?? double.NaN;

    /// <summary>
    /// For each class (or label, for several sigmoid units): the area under the ROC curve of its output. It is the probability that a sample of the class has a
    /// larger output than a sample of the rest, where a tie counts half. NaN if all samples or none are of the class, or if an output is NaN. Empty for
    /// regression.
    /// </summary>
    /// <remarks>
    /// It is the Mann–Whitney statistic divided by the number of pairs (Hanley and McNeil, Radiology 143, 1982). scikit-learn's <c>roc_auc_score</c> gives the
    /// same number, also with ties. A single unit ranks both of its classes, so their areas are equal. The first call sorts the outputs of each class.
    /// </remarks>
    public ImmutableArray<double> RocAucPerClass => Scores?.RocAucs ?? [];

    /// <summary>Root mean squared error, √mean((y − t)²) over samples and outputs, in the target's unit.</summary>
    public required double Rmse { get; init; }

    /// <summary>Mean absolute error, mean|y − t| over samples and outputs, in the target's unit.</summary>
    public required double Mae { get; init; }

    /// <summary>Coefficient of determination, 1 − Σ(y − t)² / Σ(t − mean t)², averaged over outputs. NaN if the target of an output is constant.</summary>
    public required double R2 { get; init; }

    /// <summary>Outputs and targets of a classification; null for regression.</summary>
    internal ClassScores? Scores { get; init; }

    /// <summary>
    /// Share of samples whose target class is among the k largest outputs. It is 1 if k is at least the number of classes. NaN for regression and for several
    /// independent labels.
    /// </summary>
    /// <remarks>
    /// Among equal outputs, the lowest index ranks first, as in <see cref="Accuracy"/>, which is the case k = 1. In scikit-learn's <c>top_k_accuracy_score</c>
    /// the highest index ranks first. If the output of the target class is NaN, it ranks last.
    /// </remarks>
    /// <param name="k">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is below 1.</exception>
    public double TopKAccuracy(int k)
    {
        Setting.AtLeast(k, 1);
        return Scores?.TopKAccuracy(k) ?? double.NaN;
    }

    /// <summary>
    /// The samples with a wrong class, those with the least probable target class first. Empty for regression and for several independent labels.
    /// </summary>
    /// <param name="count">The most samples to return; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public ImmutableArray<Mistake> WorstMistakes(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Scores is null ? [] : [.. Scores.Mistakes().Take(count)];
    }

    /// <summary>One readable line: loss and accuracy of a classification, loss and errors of a regression.</summary>
    public override string ToString() => double.IsNaN(Accuracy)
        ? string.Create(CultureInfo.InvariantCulture, $"loss {Loss:F4}, RMSE {Rmse:G4}, MAE {Mae:G4}, R2 {R2:F4}")
        : string.Create(CultureInfo.InvariantCulture, $"loss {Loss:F4}, accuracy {Accuracy:F4}");

    /// <summary>Measures outputs against targets.</summary>
    internal static Evaluation Of(NetworkInfo info, IRowSource data, Scoring scoring)
    {
        AccuracyRule rule = AccuracyRules.For(info, data);
        ConfusionMatrix? confusion = ConfusionOf(rule, info, scoring.Targets, scoring.Outputs);
        ClassScores? scores = ClassScores.Of(rule, info, scoring.Targets, scoring.Outputs);
        RegressionErrors errors = RegressionErrors.Of(scoring.Outputs, scoring.Targets, info.OutputSize);
        return new Evaluation
        {
            Loss = scoring.MeanLoss,
            Accuracy = scoring.AccuracyBy(rule),
            ConfusionMatrix = confusion,
            Precision = PerClass(confusion, static (matrix, @class) => matrix.PrecisionOf(@class)),
            Recall = PerClass(confusion, static (matrix, @class) => matrix.RecallOf(@class)),
            F1 = PerClass(confusion, static (matrix, @class) => matrix.F1Of(@class)),
            MacroAverage = confusion?.MacroAverage() ?? ClassAverage.Undefined,
            WeightedAverage = confusion?.WeightedAverage() ?? ClassAverage.Undefined,
            LogLoss = LogLossOf(rule, info, scoring.MeanLoss, scores),
            Scores = scores,
            Rmse = errors.Rmse,
            Mae = errors.Mae,
            R2 = errors.R2,
        };
    }

    private static double LogLossOf(AccuracyRule rule, NetworkInfo info, double meanLoss, ClassScores? scores) => info switch
    {
        _ when rule == AccuracyRule.None => double.NaN,
        { Loss: not NetGen.Loss.MeanSquaredError } => meanLoss,
        { OutputActivation: Activation.Softmax or Activation.Sigmoid } => scores!.LogLoss(),
        _ => double.NaN,
    };

    private static ImmutableArray<double> PerClass(ConfusionMatrix? confusion, Func<ConfusionMatrix, int, double> measure) =>
        confusion is null ? [] : [.. Enumerable.Range(0, confusion.ClassCount).Select(@class => measure(confusion, @class))];

    private static ConfusionMatrix? ConfusionOf(AccuracyRule rule, NetworkInfo info, ReadOnlySpan<float> targets, float[] outputs)
    {
        bool isSingleUnit = info.OutputSize == 1;
        if (info.OutputSize > LargestConfusion || rule == AccuracyRule.None || (rule == AccuracyRule.PerLabel && !isSingleUnit))
        {
            return null;
        }

        var confusion = new ConfusionMatrix(isSingleUnit ? 2 : info.OutputSize);
        for (int start = 0; start < outputs.Length; start += info.OutputSize)
        {
            ReadOnlySpan<float> output = outputs.AsSpan(start, info.OutputSize);
            ReadOnlySpan<float> target = targets.Slice(start, info.OutputSize);
            int actual = Classification.ClassOf(target, info.OutputActivation);
            if (AccuracyRules.HasNaN(output))
            {
                confusion.AddUnclassified(actual);
            }
            else
            {
                confusion.Add(actual, Classification.ClassOf(output, info.OutputActivation));
            }
        }

        return confusion;
    }
}
