using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>Training and validation loss over the size of the training set: whether more data would help.</summary>
/// <remarks>
/// Where both losses have met high up, the network is too simple and more rows change nothing (bias). Where the training loss stays far below the validation loss and that still falls, more rows help
/// (variance). Cortes et al., "Learning Curves: Asymptotic Values and Rate of Convergence" (NIPS 1993); scikit-learn's <c>learning_curve</c>.
/// </remarks>
public sealed class LearningCurve
{
    internal LearningCurve(ImmutableArray<LearningCurvePoint> points) => Points = points;

    /// <summary>One point a size, in rising order.</summary>
    public ImmutableArray<LearningCurvePoint> Points { get; }

    /// <summary>Trains networks on growing parts of a training set and measures each on its part and on the validation set.</summary>
    /// <remarks>
    /// Repetition i, from 0, draws one order of the rows from the seed <c>Seed + i</c>, and every size takes its beginning: so the smaller part lies in the larger one, with the classes of a classification
    /// in their shares. Each network is <c>T.Create(Seed + i)</c> and is trained anew, with that seed and for all of <see cref="FitOptions.Epochs"/>: a small part then makes fewer steps, so let there be
    /// enough epochs for the smallest. A <see cref="FitOptions.Validation"/> of the options serves callbacks such as <see cref="EarlyStopping"/>; it should not be what the curve is measured with.
    /// </remarks>
    /// <typeparam name="T">The network type.</typeparam>
    /// <param name="train">What the parts are taken from.</param>
    /// <param name="validation">What all networks are measured with.</param>
    /// <param name="sizes">Rows of each part, rising, from 1 to those of the training set.</param>
    /// <param name="options">How each network is trained; the defaults when null.</param>
    /// <param name="repeats">How many networks a size is measured with, at least 1; with one there is no spread.</param>
    /// <param name="cancellationToken">Ends it after the current step.</param>
    /// <returns>Losses and accuracies for every size; the same bits for any number of threads.</returns>
    /// <exception cref="ArgumentException">A size or <paramref name="repeats"/> is out of range, the data do not fit the network, or the options hold a checkpoint.</exception>
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

    /// <summary>The same with a training and a validation part of their own for every repetition: fold i takes the place of repetition i.</summary>
    /// <typeparam name="T">The network type.</typeparam>
    /// <param name="folds">From <see cref="Dataset.KFold"/>, or your own.</param>
    /// <param name="sizes">Rows of each part, rising, from 1 to those of the smallest fold's training part.</param>
    /// <param name="options">How each network is trained; the defaults when null.</param>
    /// <param name="cancellationToken">Ends it after the current step.</param>
    /// <returns>Losses and accuracies for every size; the same bits for any number of threads.</returns>
    /// <exception cref="ArgumentException">There is no fold, a size is out of range, the data do not fit the network, or the options hold a validation set or a checkpoint.</exception>
    /// <exception cref="TrainingDivergedException">Loss or weights became NaN or infinite.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static LearningCurve Of<T>(IEnumerable<Fold> folds, ReadOnlySpan<int> sizes, FitOptions? options = null, CancellationToken cancellationToken = default)
        where T : INeuralNetwork<T>
    {
        ArgumentNullException.ThrowIfNull(folds);
        options ??= new FitOptions();
        if (options.Validation is not null)
        {
            throw new ArgumentException("Expected no Validation, because each fold has its own validation rows, and some of them may be in this set.", nameof(options));
        }

        return new LearningCurveRun<T>(sizes, options).Over(folds, cancellationToken);
    }

    /// <summary>A table for people: a row a size, with the spread over repetitions where there are several.</summary>
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
