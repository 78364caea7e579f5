namespace NetGen;

public static partial class NetworkTraining
{
    /// <summary>Trains a network on rows that need not be in memory.</summary>
    /// <remarks>
    /// <list type="bullet">
    /// <item>The same rows give the same bits as in a <see cref="Dataset"/>.</item>
    /// <item>A separate thread prefetches the rows, and checks them when it reads them. A row with NaN or infinity ends the training when it is read.</item>
    /// <item>If reading or checking a row throws an exception, the network keeps the weights of the last finished step, and a <see cref="Checkpoint"/> writes
    /// them. The training can be resumed from there.</item>
    /// <item>If the rows fit in memory, reading them first with <see cref="Dataset.ReadFrom"/> is faster.</item>
    /// </list>
    /// </remarks>
    /// <typeparam name="T">The network type.</typeparam>
    /// <param name="network">Trained in place.</param>
    /// <param name="data">
    /// The training set. Each row has <c>InputSize</c> features and <c>OutputSize</c> targets. It must stay open until the method returns.
    /// </param>
    /// <param name="options">The settings of the training; the defaults if null.</param>
    /// <param name="cancellationToken">
    /// Ends the training after the current step, or a validation after the rows that threads are computing. The network keeps its weights, a
    /// <see cref="Checkpoint"/> writes the position, and the history has <see cref="StopReason.Cancelled"/>. A resumed training validates the epoch.
    /// </param>
    /// <returns>The results of each epoch, and the reason why the training ended.</returns>
    /// <exception cref="ArgumentException">
    /// <list type="bullet">
    /// <item>The data do not fit the network.</item>
    /// <item>The data contain NaN or infinity; the message names source, value, row and column.</item>
    /// <item>An option is out of range, or does not fit the network.</item>
    /// </list>
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// <list type="bullet">
    /// <item>Another thread trains or changes the network.</item>
    /// <item>A callback trains the network that it watches.</item>
    /// <item>A callback that stores data of its training already watches another training.</item>
    /// </list>
    /// </exception>
    /// <exception cref="TrainingDivergedException">Loss or weights became NaN or infinite; the weights of the last good epoch are restored.</exception>
    /// <exception cref="NetGenFormatException">
    /// A file of rows has changed, the checkpoint to resume from belongs to another training, or both it and the previous one are damaged.
    /// </exception>
    /// <exception cref="CollectiveException">
    /// Another process of <see cref="FitOptions.Collective"/> has failed, or has different data, options or weights.
    /// </exception>
    /// <exception cref="IOException">Rows cannot be read, or there is no checkpoint at <see cref="FitOptions.ResumeFrom"/>.</exception>
    public static History Fit<T>(this T network, IRowSource data, FitOptions? options = null, CancellationToken cancellationToken = default)
        where T : INeuralNetwork<T>
    {
        options ??= new FitOptions();
        var ranks = new Ranks(options.Collective);
        try
        {
            options.Collective?.MarkTraining(isRunning: true);
            return Fit(network, data, options, ranks, cancellationToken);
        }
        catch (Exception exception)
        {
            ranks.Leave(exception);
            throw;
        }
        finally
        {
            options.Collective?.MarkTraining(isRunning: false);
        }
    }

    /// <summary>Evaluates a network, which may be frozen, on rows that need not be in memory.</summary>
    /// <remarks>Outputs and targets of all rows are kept in memory, eight bytes for each output of each row. Features are not kept.</remarks>
    /// <typeparam name="T">The network type.</typeparam>
    /// <param name="network">Only read.</param>
    /// <param name="data">The samples with their targets.</param>
    /// <param name="threads">Largest number of threads; if null, the number of cores. The result has the same bits for any number.</param>
    /// <returns>Loss, accuracy, confusion matrix and errors.</returns>
    /// <exception cref="ArgumentException">
    /// The data do not fit the network, or contain a value that is not finite or a target that is not valid for the loss.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The network scales its input but has no scaling yet, because it has neither been trained nor loaded.
    /// </exception>
    /// <exception cref="NetGenFormatException">A file of rows has changed.</exception>
    /// <exception cref="IOException">Rows cannot be read.</exception>
    public static Evaluation Evaluate<T>(this T network, IRowSource data, int? threads = null)
        where T : IInferenceNetwork<T>
    {
        DataCheck.Require(T.Info, data, nameof(data));
        DataCheck.RequireEvaluable(T.Info, data, nameof(data));
        Setting.AtLeast(threads ?? 1, 1, nameof(threads));
        network.RequireFitted("Evaluate");
        using var team = new ThreadTeam(WorkerCount.For(T.Info, data.Count, threads ?? Environment.ProcessorCount));
        return Evaluation.Of(T.Info, data, Scoring.Of(network, data, team));
    }

    /// <summary>A learning-rate range test on rows that need not be in memory; see the overload for a <see cref="Dataset"/>.</summary>
    /// <typeparam name="T">The network type.</typeparam>
    /// <param name="network">Only read.</param>
    /// <param name="data">The training set.</param>
    /// <param name="options">The settings of the later training; the defaults if null.</param>
    /// <param name="smallest">The learning rate of the first step; positive.</param>
    /// <param name="largest">The learning rate of the last step; larger than <paramref name="smallest"/>.</param>
    /// <param name="steps">Number of steps, at least 2. The training set is passed as often as necessary.</param>
    /// <param name="cancellationToken">Ends the test after the current step.</param>
    /// <returns>Learning rates, losses, and a suggested learning rate.</returns>
    /// <exception cref="ArgumentException">The data do not fit the network, or an option is out of range.</exception>
    /// <exception cref="TrainingDivergedException">The loss was not finite in the first step.</exception>
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
        // Before the checks, which tell callbacks of the training.
        using var callbacks = new CallbackClaim(options.Callbacks);
        ranks.Together(() => Require<T>(data, options, ranks));
        using ExclusiveUse.Claim claim = network.Storage.Enter("Fit", mayNest: false);
        if (options.Restarts > 1)
        {
            return new RandomRestarts<T>(network, data, options, ranks).Fit(cancellationToken);
        }

        using var trainer = Trainer<T>.Create(network, data, options, ranks);
        return trainer.Fit(cancellationToken);
    }

    private static void Require<T>(IRowSource data, FitOptions options, Ranks ranks)
        where T : INeuralNetwork<T>
    {
        options.Validate();
        DataCheck.Require(T.Info, data, nameof(data));
        if (options.Validation is { } validation)
        {
            DataCheck.Require(T.Info, validation, nameof(FitOptions.Validation));

            // Restarts are compared by the whole validation set, which every process evaluates alone.
            DataCheck.RequireEvaluable(T.Info, validation, nameof(FitOptions.Validation), options.Restarts > 1 ? 1 : ranks.Size);
        }
        else if (options.Restarts > 1)
        {
            DataCheck.RequireEvaluable(T.Info, data, nameof(data));
        }

        options.Augmentation?.ShapeFor(T.Info);
        foreach (Callback callback in options.Callbacks)
        {
            callback.RequireUsable(T.Info, data, options);
        }
    }
}
