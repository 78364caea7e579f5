using System.Collections.Immutable;

namespace NetGen;

/// <summary>Cross-validation of any generated network.</summary>
public static class NetworkCrossValidation
{
    /// <summary>Trains a network for each of k folds of a data set, and measures it on the rows that it was not trained on.</summary>
    /// <typeparam name="T">The network type.</typeparam>
    /// <param name="data">The data set. <see cref="Dataset.KFold"/> splits it.</param>
    /// <param name="k">Number of folds, 2 to the number of rows.</param>
    /// <param name="options">Settings of each training; null for the defaults. The seed also draws the folds.</param>
    /// <param name="stratify">Whether every class has the same share in all validation parts.</param>
    /// <param name="groups">The group of each row. All rows of a group are in the same validation part.</param>
    /// <param name="validationFraction">
    /// Share of each training part that is held out as <see cref="FitOptions.Validation"/>, for example for <see cref="EarlyStopping"/>.
    /// </param>
    /// <param name="cancellationToken">Ends the cross-validation after the current step.</param>
    /// <returns>Mean and standard deviation of every metric; the same bits for any number of threads.</returns>
    /// <exception cref="ArgumentException">
    /// An argument is out of range, the data do not fit the network, or the options have a validation set or a checkpoint to resume.
    /// </exception>
    /// <exception cref="InvalidOperationException">The folds are to be stratified, but the targets are not classes.</exception>
    /// <exception cref="TrainingDivergedException">Loss or weights became NaN or infinite.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static CrossValidation CrossValidate<T>(
        this Dataset data,
        int k,
        FitOptions? options = null,
        bool stratify = false,
        ReadOnlySpan<int> groups = default,
        double validationFraction = 0,
        CancellationToken cancellationToken = default)
        where T : INeuralNetwork<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.KFold(k, options?.Seed ?? 0, stratify: stratify, groups: groups).CrossValidate<T>(options, validationFraction, cancellationToken);
    }

    /// <summary>Trains a network for each fold, and measures it on the fold's validation part.</summary>
    /// <remarks>
    /// Fold i, from 0, trains <c>T.Create(Seed + i)</c> with the seed <c>Seed + i</c>. Every network fits the scaling of its input to its own training part. So
    /// no information from the validation part reaches it. The rows that <paramref name="validationFraction"/> holds out are from the training part too.
    /// </remarks>
    /// <typeparam name="T">The network type.</typeparam>
    /// <param name="folds">Folds from <see cref="Dataset.KFold"/>, or your own.</param>
    /// <param name="options">Settings of each training; null for the defaults. Callbacks are called for one training after the other.</param>
    /// <param name="validationFraction">
    /// Share of each training part that is held out as <see cref="FitOptions.Validation"/>, for example for <see cref="EarlyStopping"/>; 0 for none. It is
    /// stratified if targets are one-hot.
    /// </param>
    /// <param name="cancellationToken">Ends the cross-validation after the current step.</param>
    /// <returns>Mean and standard deviation of every metric; the same bits for any number of threads.</returns>
    /// <exception cref="ArgumentException">
    /// There is no fold, <paramref name="validationFraction"/> rounds to no row, the data do not fit the network, or the options have a validation set or a
    /// checkpoint to resume.
    /// </exception>
    /// <exception cref="TrainingDivergedException">Loss or weights became NaN or infinite.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static CrossValidation CrossValidate<T>(
        this IEnumerable<Fold> folds, FitOptions? options = null, double validationFraction = 0, CancellationToken cancellationToken = default)
        where T : INeuralNetwork<T>
    {
        ArgumentNullException.ThrowIfNull(folds);
        options ??= new FitOptions();
        RequireOneTrainingEach(options);
        if (!(validationFraction is >= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(validationFraction), validationFraction, "Expected a fraction from 0 to below 1.");
        }

        ImmutableArray<Evaluation> evaluations =
            [
                .. folds.Select(
                    (fold, index) => Measure<T>(fold, options with { Seed = unchecked(options.Seed + index) }, validationFraction, cancellationToken)),
            ];
        return evaluations.IsEmpty
            ? throw new ArgumentException("Expected at least one fold, but found none.", nameof(folds))
            : new CrossValidation(evaluations);
    }

    private static Evaluation Measure<T>(Fold fold, FitOptions options, double validationFraction, CancellationToken cancellationToken)
        where T : INeuralNetwork<T>
    {
        Dataset train = fold.Train;
        if (validationFraction > 0)
        {
            (Dataset heldOut, train) = train.Split(validationFraction, options.Seed, stratify: train.HasOneHotTargets);
            RequireRowsOnBothSides(validationFraction, heldOut.Count, train.Count);
            options = options with { Validation = heldOut };
        }

        T network = T.Create(options.Seed);
        network.Fit(train, options, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return network.Evaluate(fold.Validation, options.Threads);
    }

    /// <summary>Throws with the fraction as the cause. The user does not know of the empty data set that training would refuse.</summary>
    private static void RequireRowsOnBothSides(double validationFraction, int heldOut, int train)
    {
        if (heldOut == 0 || train == 0)
        {
            string found = heldOut == 0 ? "no row held out" : "no row left to train on";
            string message =
                $"Expected a fraction that holds out at least one of the {heldOut + train} rows of a training part and leaves at least one, but found ";
            throw new ArgumentException(message + FormattableString.Invariant($"{validationFraction}: {found}."), nameof(validationFraction));
        }
    }

    private static void RequireOneTrainingEach(FitOptions options)
    {
        if (options.Validation is not null)
        {
            throw new ArgumentException("Expected no Validation, because each fold has its own validation rows. Use validationFraction to hold out rows for "
                + "early stopping.", nameof(options));
        }

        if (options.ResumeFrom is not null || options.Callbacks.Any(static callback => callback is Checkpoint))
        {
            throw new ArgumentException("Expected neither Checkpoint nor ResumeFrom, because a checkpoint belongs to one training, and each fold is a "
                + "separate training.", nameof(options));
        }
    }
}
