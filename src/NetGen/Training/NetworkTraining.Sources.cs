namespace NetGen;

public static partial class NetworkTraining
{
    /// <summary>Trains a network on rows that need not be in memory.</summary>
    /// <remarks>
    /// The same rows give the same bits as in a <see cref="Dataset"/>. Rows are read ahead of their use by a thread of their own, and looked at when they are
    /// read: one that holds NaN or infinity ends the training
    /// there. What is thrown out of a row leaves the weights of the last finished step, and a <see cref="Checkpoint"/> writes them, so that the training can go
    /// on from there.
    /// Rows that fit in memory are best read into it before, by <see cref="Dataset.ReadFrom"/>.
    /// </remarks>
    /// <typeparam name="T">The network type.</typeparam>
    /// <param name="network">Trained in place.</param>
    /// <param name="data">The training set: <c>InputSize</c> features and <c>OutputSize</c> targets a row. It must stay open until this returns.</param>
    /// <param name="options">How; the defaults when null.</param>
    /// <param name="cancellationToken">Ends the training after the current step; the network keeps what it has learned, a <see cref="Checkpoint"/> the
    /// position, and the history says <see cref="StopReason.Cancelled"/>.</param>
    /// <returns>What each epoch gave, and why the training ended.</returns>
    /// <exception cref="ArgumentException">The data do not fit the network, or hold NaN or infinity (the message names source, value, row and column), or an
    /// option is out of range or does not fit the network.</exception>
    /// <exception cref="InvalidOperationException">Another thread is training or changing the network, a callback trains the network it watches, or a callback
    /// that keeps what it has seen watches another training.</exception>
    /// <exception cref="TrainingDivergedException">Loss or weights became NaN or infinite; the weights of the last good epoch are restored.</exception>
    /// <exception cref="NetGenFormatException">A file of rows is not what it was, the checkpoint to resume from belongs to another training, or both it and the
    /// one before it are damaged.</exception>
    /// <exception cref="CollectiveException">
    /// Another process of <see cref="FitOptions.Collective"/> has failed, or has other data, options or weights.
    /// </exception>
    /// <exception cref="IOException">Rows cannot be read, or there is no checkpoint at <see cref="FitOptions.ResumeFrom"/>.</exception>
    public static History Fit<T>(this T network, IRowSource data, FitOptions? options = null, CancellationToken cancellationToken = default)
        where T : INeuralNetwork<T>
    {
        options ??= new FitOptions();
        var ranks = new Ranks(options.Collective);
        try
        {
            return Fit(network, data, options, ranks, cancellationToken);
        }
        catch (Exception exception)
        {
            ranks.Leave(exception);
            throw;
        }
    }

    /// <summary>Measures a network, frozen or not, on rows that need not be in memory.</summary>
    /// <remarks>Outputs and targets of all rows are kept, eight bytes for each output of a row; features are not.</remarks>
    /// <typeparam name="T">The network type.</typeparam>
    /// <param name="network">Only read.</param>
    /// <param name="data">The samples and what their outputs should be.</param>
    /// <param name="threads">Most threads to use; all cores when null. The result has the same bits for any number.</param>
    /// <returns>Loss, accuracy, confusion matrix and errors.</returns>
    /// <exception cref="ArgumentException">The data do not fit the network, hold a value that is not finite, or targets that the loss has no meaning
    /// for.</exception>
    /// <exception cref="InvalidOperationException">The network scales its input, and the scaling has not been taken from data: it has been neither trained nor
    /// loaded.</exception>
    /// <exception cref="NetGenFormatException">A file of rows is not what it was.</exception>
    /// <exception cref="IOException">Rows cannot be read.</exception>
    public static Evaluation Evaluate<T>(this T network, IRowSource data, int? threads = null)
        where T : IInferenceNetwork<T>
    {
        DataCheck.Require(T.Info, data, nameof(data));
        Setting.AtLeast(threads ?? 1, 1, nameof(threads));
        network.RequireFitted("Evaluate");
        using var team = new ThreadTeam(WorkerCount.For(T.Info, data.Count, threads ?? Environment.ProcessorCount));
        return Evaluation.Of(T.Info, data, Scoring.Of(network, data, team));
    }

    /// <summary>A learning-rate range test on rows that need not be in memory; see the overload for a <see cref="Dataset"/>.</summary>
    /// <typeparam name="T">The network type.</typeparam>
    /// <param name="network">Only read.</param>
    /// <param name="data">The training set.</param>
    /// <param name="options">How the training will run; the defaults when null.</param>
    /// <param name="smallest">The learning rate of the first step; positive.</param>
    /// <param name="largest">The learning rate of the last step; larger.</param>
    /// <param name="steps">Number of steps, at least 2; the training set is gone through as often as it takes.</param>
    /// <param name="cancellationToken">Ends the test after the current step.</param>
    /// <returns>Learning rates, losses, and a suggestion.</returns>
    /// <exception cref="ArgumentException">The data do not fit the network, or an option is out of range.</exception>
    /// <exception cref="TrainingDivergedException">The loss was not finite in the first step already.</exception>
    public static LearningRateCurve FindLearningRate<T>(
        this T network, IRowSource data, FitOptions? options = null,
        float smallest = 1e-7f, float largest = 10f, int steps = 100, CancellationToken cancellationToken = default)
        where T : INeuralNetwork<T>
    {
        options ??= new FitOptions();
        options.Validate();
        DataCheck.Require(T.Info, data, nameof(data));
        Setting.Positive(smallest);
        Setting.AtLeast(steps, 2);
        if (!(largest > smallest && float.IsFinite(largest)))
        {
            throw new ArgumentOutOfRangeException(nameof(largest), largest, FormattableString.Invariant(
                $"The largest learning rate must be finite and above the smallest, {smallest}."));
        }

        options.Augmentation?.ShapeFor(T.Info);
        using ExclusiveUse.Claim claim = network.Storage.Enter("FindLearningRate", mayNest: false);
        return RangeTest.Run(network, data, options, smallest, largest, steps, cancellationToken);
    }

    private static History Fit<T>(T network, IRowSource data, FitOptions options, Ranks ranks, CancellationToken cancellationToken)
        where T : INeuralNetwork<T>
    {
        ranks.Together(() => Require<T>(data, options));
        using var callbacks = new CallbackClaim(options.Callbacks);
        using ExclusiveUse.Claim claim = network.Storage.Enter("Fit", mayNest: false);
        if (options.Restarts > 1)
        {
            return new RandomRestarts<T>(network, data, options, ranks).Fit(cancellationToken);
        }

        using var trainer = Trainer<T>.Create(network, data, options, ranks);
        return trainer.Fit(cancellationToken);
    }

    private static void Require<T>(IRowSource data, FitOptions options)
        where T : INeuralNetwork<T>
    {
        options.Validate();
        DataCheck.Require(T.Info, data, nameof(data));
        if (options.Validation is { } validation)
        {
            DataCheck.Require(T.Info, validation, nameof(FitOptions.Validation));
        }

        options.Augmentation?.ShapeFor(T.Info);
        foreach (Callback callback in options.Callbacks)
        {
            callback.RequireUsable(T.Info, data, options);
        }
    }
}
