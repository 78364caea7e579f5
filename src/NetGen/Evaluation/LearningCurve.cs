using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>Training and validation loss for growing training sets. The curve shows whether more data would help.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>Both losses have met at a high value: the network is too simple, and more rows do not help (bias).</item>
/// <item>The training loss stays far below the validation loss, and the validation loss still falls: more rows help (variance).</item>
/// </list>
/// Source: Cortes et al., "Learning Curves: Asymptotic Values and Rate of Convergence" (NIPS 1993). scikit-learn has it as <c>learning_curve</c>.
/// </remarks>
public sealed class LearningCurve
{
    internal LearningCurve(ImmutableArray<LearningCurvePoint> points) => Points = points;

    /// <summary>One point for each size, in ascending order.</summary>
    public ImmutableArray<LearningCurvePoint> Points { get; }

    /// <summary>Trains networks on growing parts of a training set. Each is measured on its part and on the validation set.</summary>
    /// <remarks>
    /// <list type="bullet">
    /// <item>
    /// Repetition i, from 0, shuffles the rows with the seed <c>Seed + i</c>. Every size takes the first rows of this order, so a smaller part is inside each
    /// larger one. In a classification, the classes have the same shares in every part.
    /// </item>
    /// <item>
    /// Each network is <c>T.Create(Seed + i)</c>. It is trained from the start with that seed, for all of <see cref="FitOptions.Epochs"/>. A small part then
    /// makes fewer steps, so choose enough epochs for the smallest part.
    /// </item>
    /// <item>
    /// <see cref="FitOptions.Validation"/> is for callbacks such as <see cref="EarlyStopping"/>. It should not be the set that the curve is measured on.
    /// </item>
    /// </list>
    /// </remarks>
    /// <typeparam name="T">The network type.</typeparam>
    /// <param name="train">The training set that the parts are taken from.</param>
    /// <param name="validation">The set that all networks are measured on.</param>
    /// <param name="sizes">Rows of each part, in ascending order, from 1 to the rows of the training set.</param>
    /// <param name="options">Settings of each training; null for the defaults.</param>
    /// <param name="repeats">Number of networks for each size, at least 1. With one network there is no standard deviation.</param>
    /// <param name="cancellationToken">Ends the trainings after the current step.</param>
    /// <returns>Losses and accuracies for every size; the same bits for any number of threads.</returns>
    /// <exception cref="ArgumentException">
    /// A size or <paramref name="repeats"/> is out of range, the data do not fit the network, or the options have a checkpoint.
    /// </exception>
    /// <exception cref="TrainingDivergedException">Loss or weights became NaN or infinite.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static LearningCurve Of<T>(
        Dataset train, Dataset validation, ReadOnlySpan<int> sizes, FitOptions? options = null, int repeats = 1, CancellationToken cancellationToken = default)
        where T : INeuralNetwork<T>
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(validation);
        Setting.AtLeast(repeats, 1);
        return new LearningCurveRun<T>(sizes, options ?? new FitOptions()).Over(Enumerable.Repeat(new Fold(train, validation), repeats), cancellationToken);
    }

    /// <summary>The same with folds: fold i replaces repetition i, with its own training and validation part.</summary>
    /// <typeparam name="T">The network type.</typeparam>
    /// <param name="folds">Folds from <see cref="Dataset.KFold"/>, or your own.</param>
    /// <param name="sizes">Rows of each part, in ascending order, from 1 to the rows of the smallest training part.</param>
    /// <param name="options">Settings of each training; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the trainings after the current step.</param>
    /// <returns>Losses and accuracies for every size; the same bits for any number of threads.</returns>
    /// <exception cref="ArgumentException">
    /// There is no fold, a size is out of range, the data do not fit the network, or the options have a validation set or a checkpoint.
    /// </exception>
    /// <exception cref="TrainingDivergedException">Loss or weights became NaN or infinite.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static LearningCurve Of<T>(
        IEnumerable<Fold> folds, ReadOnlySpan<int> sizes, FitOptions? options = null, CancellationToken cancellationToken = default)
        where T : INeuralNetwork<T>
    {
        ArgumentNullException.ThrowIfNull(folds);
        options ??= new FitOptions();
        if (options.Validation is not null)
        {
            throw new ArgumentException(
                "Expected no Validation, because each fold has its own validation rows, and some of them may be in this set.", nameof(options));
        }

        return new LearningCurveRun<T>(sizes, options).Over(folds, cancellationToken);
    }

    /// <summary>A readable table with a row for each size. With several repetitions it has standard deviations.</summary>
    public override string ToString()
    {
        bool hasAccuracy = Points.Any(static point => !double.IsNaN(point.ValidationAccuracy.Mean));
        string[] headings = ["rows", "training loss", "validation loss", .. hasAccuracy ? ["training accuracy", "validation accuracy"] : (string[])[]];
        string[][] rows = [headings, .. Points.Select(point => (string[])
        [
            point.Size.ToString(CultureInfo.InvariantCulture), Text(point.TrainingLoss), Text(point.ValidationLoss),
            .. hasAccuracy ? [Text(point.TrainingAccuracy), Text(point.ValidationAccuracy)] : (string[])[],
        ])];
        int[] widths = [.. headings.Select((_, column) => rows.Max(row => row[column].Length))];
        var text = new StringBuilder();
        foreach (string[] row in rows)
        {
            text.AppendJoin("  ", row.Select((cell, column) => cell.PadLeft(widths[column]))).Append('\n');
        }

        return text.ToString();
    }

    private static string Text(MetricStatistics metric) =>
        double.IsNaN(metric.StandardDeviation) ? metric.Mean.ToString("F4", CultureInfo.InvariantCulture) : metric.ToString();
}
