namespace NetGen;

/// <summary>Training, evaluation and gradient checking of any generated network.</summary>
public static partial class NetworkTraining
{
    /// <summary>Trains a network.</summary>
    /// <typeparam name="T">The network type.</typeparam>
    /// <param name="network">Trained in place.</param>
    /// <param name="data">The training set. Each row has <c>InputSize</c> features and <c>OutputSize</c> targets.</param>
    /// <param name="options">The settings of the training; the defaults if null.</param>
    /// <param name="cancellationToken">
    /// Ends the training after the current step, or a validation after the rows that threads are computing. The network keeps its weights, a
    /// <see cref="Checkpoint"/> writes the position, and the history has <see cref="StopReason.Cancelled"/>. A resumed training validates the epoch.
    /// </param>
    /// <returns>The results of each epoch, and the reason why the training ended.</returns>
    /// <exception cref="ArgumentException">
    /// <list type="bullet">
    /// <item>The data do not fit the network.</item>
    /// <item>The data contain NaN or infinity; the message names value, row and column.</item>
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
    /// The checkpoint to resume from belongs to another training, or both it and the previous one are damaged.
    /// </exception>
    /// <exception cref="FileNotFoundException">There is no checkpoint at <see cref="FitOptions.ResumeFrom"/>.</exception>
    /// <exception cref="CollectiveException">
    /// Another process of <see cref="FitOptions.Collective"/> has failed, or has different data, options or weights.
    /// </exception>
    public static History Fit<T>(this T network, Dataset data, FitOptions? options = null, CancellationToken cancellationToken = default)
        where T : INeuralNetwork<T> => network.Fit((IRowSource)data, options, cancellationToken);

    /// <summary>Evaluates a network, which may be frozen, on a data set.</summary>
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
    public static Evaluation Evaluate<T>(this T network, Dataset data, int? threads = null)
        where T : IInferenceNetwork<T> => network.Evaluate((IRowSource)data, threads);

    /// <summary>Learning-rate range test: trains a copy of the network with a learning rate that grows from step to step, and records the loss.</summary>
    /// <remarks>
    /// From Smith ("Cyclical learning rates", WACV 2017). The learning rate grows geometrically. The test ends when the smoothed loss explodes. It uses
    /// optimizer, mini-batches, penalties and clipping of the options. It ignores their schedule, callbacks, validation and restarts.
    /// </remarks>
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
        this T network, Dataset data, FitOptions? options = null, float smallest = 1e-7f, float largest = 10f, int steps = 100,
        CancellationToken cancellationToken = default)
        where T : INeuralNetwork<T> => network.FindLearningRate((IRowSource)data, options, smallest, largest, steps, cancellationToken);

    /// <summary>Compares the gradient of the training code with a numeric gradient, tensor by tensor.</summary>
    /// <typeparam name="T">The network type.</typeparam>
    /// <param name="network">Only read.</param>
    /// <param name="data">The data set; its first rows are used.</param>
    /// <param name="samples">Number of rows; all rows if the data set has fewer.</param>
    /// <param name="seed">Seed of the choice of parameters, and of random numbers such as those of dropout.</param>
    /// <param name="useDoubleBackward">
    /// Whether to check the backward pass of the reference code in <see langword="double"/> instead of the training code in <see langword="float"/>. With it,
    /// the errors are about 1e-7 or below, as in lectures.
    /// </param>
    /// <returns>The relative error of every tensor.</returns>
    /// <exception cref="ArgumentException">The data do not fit the network.</exception>
    public static GradientCheck CheckGradients<T>(this T network, Dataset data, int samples = 8, int seed = 0, bool useDoubleBackward = false)
        where T : INeuralNetwork<T>
    {
        DataCheck.Require(T.Info, data, nameof(data));
        int fewest = T.Info.NormalizesBatch ? 2 : 1;
        Setting.AtLeast(samples, fewest);
        if (data.Count < fewest)
        {
            throw new ArgumentException(
                $"{T.Info.Name} normalises over the mini-batch and expects at least {fewest} rows, but the data set has {data.Count}.", nameof(data));
        }

        return new GradientChecker<T>(network, data, Math.Min(samples, data.Count), seed).Check(useDoubleBackward);
    }
}
