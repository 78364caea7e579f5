namespace NetGen;

/// <summary>Training, evaluation and gradient checking of any generated network.</summary>
public static partial class NetworkTraining
{
    /// <summary>Trains a network.</summary>
    /// <typeparam name="T">The network type.</typeparam>
    /// <param name="network">Trained in place.</param>
    /// <param name="data">The training set: <c>InputSize</c> features and <c>OutputSize</c> targets a row.</param>
    /// <param name="options">How; the defaults when null.</param>
    /// <param name="cancellationToken">
    /// Ends the training after the current step; the network keeps what it has learned, a <see cref="Checkpoint"/> the position, and the history says
    /// <see cref="StopReason.Cancelled"/>.
    /// </param>
    /// <returns>What each epoch gave, and why the training ended.</returns>
    /// <exception cref="ArgumentException">
    /// The data do not fit the network, or hold NaN or infinity (the message names value, row and column), or an option is out of range or does not fit the
    /// network.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// Another thread is training or changing the network, a callback trains the network it watches, or a callback that keeps what it has seen watches another
    /// training.
    /// </exception>
    /// <exception cref="TrainingDivergedException">Loss or weights became NaN or infinite; the weights of the last good epoch are restored.</exception>
    /// <exception cref="NetGenFormatException">
    /// The checkpoint to resume from belongs to another training, or both it and the one before it are damaged.
    /// </exception>
    /// <exception cref="FileNotFoundException">There is no checkpoint at <see cref="FitOptions.ResumeFrom"/>.</exception>
    /// <exception cref="CollectiveException">
    /// Another process of <see cref="FitOptions.Collective"/> has failed, or has other data, options or weights.
    /// </exception>
    public static History Fit<T>(this T network, Dataset data, FitOptions? options = null, CancellationToken cancellationToken = default)
        where T : INeuralNetwork<T> => network.Fit((IRowSource)data, options, cancellationToken);

    /// <summary>Measures a network, frozen or not, on a data set.</summary>
    /// <typeparam name="T">The network type.</typeparam>
    /// <param name="network">Only read.</param>
    /// <param name="data">The samples and what their outputs should be.</param>
    /// <param name="threads">Most threads to use; all cores when null. The result has the same bits for any number.</param>
    /// <returns>Loss, accuracy, confusion matrix and errors.</returns>
    /// <exception cref="ArgumentException">
    /// The data do not fit the network, hold a value that is not finite, or targets that the loss has no meaning for.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The network scales its input, and the scaling has not been taken from data: it has been neither trained nor loaded.
    /// </exception>
    public static Evaluation Evaluate<T>(this T network, Dataset data, int? threads = null)
        where T : IInferenceNetwork<T> => network.Evaluate((IRowSource)data, threads);

    /// <summary>Trains a copy of the network with a learning rate that grows from step to step, and records the loss: a learning-rate range test.</summary>
    /// <remarks>
    /// Smith ("Cyclical learning rates", WACV 2017). The rate grows geometrically, and the test ends when the smoothed loss explodes. Optimizer, mini-batches,
    /// penalties and clipping are those of the options; their schedule, callbacks, validation and restarts are left out.
    /// </remarks>
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
        this T network, Dataset data, FitOptions? options = null, float smallest = 1e-7f, float largest = 10f, int steps = 100,
        CancellationToken cancellationToken = default)
        where T : INeuralNetwork<T> => network.FindLearningRate((IRowSource)data, options, smallest, largest, steps, cancellationToken);

    /// <summary>Compares the gradient that trains with a numeric one, tensor by tensor.</summary>
    /// <typeparam name="T">The network type.</typeparam>
    /// <param name="network">Only read.</param>
    /// <param name="data">Where the samples come from: its first rows.</param>
    /// <param name="samples">How many; all rows where there are fewer.</param>
    /// <param name="seed">Chooses the parameters that are tried, and the draws of dropout and its like.</param>
    /// <param name="useDoubleBackward">
    /// Checks the reference code's own backward pass in <see langword="double"/> instead of the <see langword="float"/> code that trains: it shows the
    /// lectures' 1e-7.
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
