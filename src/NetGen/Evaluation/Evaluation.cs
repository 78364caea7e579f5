using System.Collections.Immutable;
using System.Globalization;

namespace NetGen;

/// <summary>How well a network does on a data set.</summary>
/// <remarks>
/// An evaluation of a classification holds on to the outputs (four bytes each) and the targets (one byte each), from which it answers what depends on a question, such as <see cref="TopKAccuracy"/>,
/// or costs a sorting, as <see cref="RocAuc"/> does.
/// </remarks>
public sealed record Evaluation
{
    private const int LargestConfusion = 4096;

    /// <summary>Mean loss over the samples, penalties excluded.</summary>
    public required double Loss { get; init; }

    /// <summary>Share of samples (of labels, for several sigmoid units) that are right; NaN for regression.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Which class was taken for which; null for regression, for several independent labels, and for more than 4,096 classes, where it would not fit.</summary>
    public ConfusionMatrix? ConfusionMatrix { get; init; }

    /// <summary>Per class, of the samples taken for it the share that are it; empty without a confusion matrix.</summary>
    public ImmutableArray<double> Precision { get; init; } = [];

    /// <summary>Per class, of its samples the share taken for it; empty without a confusion matrix.</summary>
    public ImmutableArray<double> Recall { get; init; } = [];

    /// <summary>Per class, the harmonic mean of precision and recall; empty without a confusion matrix.</summary>
    public ImmutableArray<double> F1 { get; init; } = [];

    /// <summary>The mean of precision, recall and F1 over the classes that occur; NaN without a confusion matrix.</summary>
    public ClassAverage MacroAverage => ConfusionMatrix?.MacroAverage ?? ClassAverage.Undefined;

    /// <summary>The mean of precision, recall and F1 over the samples' classes; NaN without a confusion matrix.</summary>
    public ClassAverage WeightedAverage => ConfusionMatrix?.WeightedAverage ?? ClassAverage.Undefined;

    /// <summary>
    /// Mean of −ln p over the samples, where p is the probability of what is true: of the target class under a softmax, of each label under sigmoid units (a mean over units too). NaN for regression and where
    /// outputs are no probabilities, as those of tanh or linear units.
    /// </summary>
    /// <remarks>
    /// The same number as <see cref="Loss"/> where the network minimises a cross-entropy, and then computed from logits. Where it minimises the squared error, probabilities are held to [ε, 1 − ε] first,
    /// ε = 2⁻²³, as scikit-learn's <c>log_loss</c> does for <see langword="float"/>.
    /// </remarks>
    public double LogLoss { get; init; } = double.NaN;

    /// <summary>Area under the ROC curve, the mean of <see cref="RocAucPerClass"/>: of one unit the usual one, of several classes "one against the rest", macro-averaged. NaN where a class's is, and for regression.</summary>
    public double RocAuc => RocAucPerClass.IsEmpty ? double.NaN : RocAucPerClass.Average();

    /// <summary>
    /// Per class (per label, for several sigmoid units), the area under the ROC curve of its output: how likely it ranks a sample of the class above one of the rest, where a tie counts half. NaN where
    /// all samples are of the class or none is, or an output is NaN. Empty for regression.
    /// </summary>
    /// <remarks>
    /// Hanley and McNeil, Radiology 143 (1982): it is the Mann–Whitney statistic over the number of pairs. scikit-learn's <c>roc_auc_score</c> gives the same, ties included. One unit ranks for both of its
    /// classes, so their areas are equal. Sorts the outputs of each class when first asked.
    /// </remarks>
    public ImmutableArray<double> RocAucPerClass => Scores?.RocAucs ?? [];

    /// <summary>Root mean squared error, √mean((y − t)²) over samples and outputs, in the target's unit.</summary>
    public required double Rmse { get; init; }

    /// <summary>Mean absolute error, mean|y − t| over samples and outputs, in the target's unit.</summary>
    public required double Mae { get; init; }

    /// <summary>Coefficient of determination, 1 − Σ(y − t)² / Σ(t − mean t)², averaged over outputs; NaN where an output's target is constant.</summary>
    public required double R2 { get; init; }

    /// <summary>The outputs beside the targets; null for regression.</summary>
    internal ClassScores? Scores { get; init; }

    /// <summary>Share of samples whose target class is among the k largest outputs; 1 from the number of classes on. NaN for regression and for several independent labels.</summary>
    /// <remarks>Of equal outputs the lowest index counts as the largest, as in <see cref="Accuracy"/>, which is the case k = 1; scikit-learn's <c>top_k_accuracy_score</c> takes the highest. A target's output that is NaN counts as the smallest.</remarks>
    /// <param name="k">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is below 1.</exception>
    public double TopKAccuracy(int k)
    {
        Setting.AtLeast(k, 1);
        return Scores?.TopKAccuracy(k) ?? double.NaN;
    }

    /// <summary>The samples that were taken for a wrong class, those first whose own class was thought least likely; empty for regression and for several independent labels.</summary>
    /// <param name="count">How many at most; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public ImmutableArray<Mistake> WorstMistakes(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Scores is null ? [] : [.. Scores.Mistakes().Take(count)];
    }

    /// <summary>One line for people: loss and accuracy of a classification, loss and errors of a regression.</summary>
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
        confusion is null ? [] : [.. Enumerable.Range(0, confusion.Classes).Select(@class => measure(confusion, @class))];

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
            confusion.Add(Classification.ClassOf(targets.Slice(start, info.OutputSize), info.OutputActivation), Classification.ClassOf(output, info.OutputActivation));
        }

        return confusion;
    }
}
