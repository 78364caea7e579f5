namespace NetGen;

/// <summary>
/// Predicts many times with dropout on, and computes mean and variance of the outputs. The variance estimates how uncertain the network's weights make a
/// prediction.
/// </summary>
/// <remarks>
/// <para>
/// Source: Gal and Ghahramani, "Dropout as a Bayesian Approximation", ICML 2016. A network trained with dropout represents a distribution over networks, and
/// every
/// draw of its masks is one of them. With T draws of the outputs fₜ(x): <code>
/// mean      = 1/T · Σ fₜ(x)
/// variance  = 1/T · Σ (fₜ(x) − mean)²
/// </code></para>
/// <para>
/// As in the paper, the sum is divided by T, not by T − 1. The paper adds the variance 1/τ of the noise in the targets. A network does not know it. Add your
/// own estimate to get the variance of a measurement instead of the variance of the function.
/// </para>
/// <list type="bullet">
/// <item>
/// <c>Dropout</c>, DropConnect and RRelu draw as in training. All other layers compute as at inference; <c>BatchNorm</c> uses its running statistics.
/// </item>
/// <item>Every input gets the same draws, so differences between inputs are not blurred by chance.</item>
/// <item>After the constructor nothing is allocated. The buffers belong to the object, so use one object for each thread.</item>
/// <item>The network is only read. It may be trained between two predictions.</item>
/// </list>
/// </remarks>
/// <typeparam name="T">The network type.</typeparam>
public sealed class MonteCarloDropout<T>
    where T : INeuralNetwork<T>
{
    /// <summary>The most samples that are computed together. They are enough to use each loaded panel of weights often.</summary>
    private const int MostRows = 10 * TrainingPass.TileRows;

    /// <summary>The most floats that the samples of a pass may take: 16 MB. So a wide network does not reserve gigabytes.</summary>
    private const int MostFloats = 1 << 22;

    /// <summary>The epoch number of these draws. No training has it, so a seed that is used for both does not repeat the masks of the training.</summary>
    private const int Epoch = -1;

    private readonly T _network;
    private readonly TrainingBatch _batch;
    private readonly TrainingPass _pass;
    private readonly double[] _mean;
    private readonly double[] _squares;

    /// <summary>Allocates the buffers.</summary>
    /// <param name="network">The network. It is only read.</param>
    /// <param name="samples">
    /// Number of predictions for each input, at least 2. The standard error of the mean is the standard deviation divided by √samples.
    /// </param>
    /// <param name="seed">The same seed gives the same bits, on any thread.</param>
    /// <exception cref="ArgumentException">The network draws no random numbers. Its variance would be 0, which would look like certainty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 samples.</exception>
    public MonteCarloDropout(T network, int samples = 100, int seed = 0)
    {
        Setting.AtLeast(samples, 2);
        if (!T.Info.DrawsUnitMasks && !T.Info.DrawsWeightMasks)
        {
            throw new ArgumentException($"Expected a network with Dropout, DropConnect or RRelu, but {T.Info.Name} has none: all samples would be equal, and "
                + "a variance of 0 would look like certainty.", nameof(network));
        }

        _network = network;
        Samples = samples;
        Seed = seed;
        // The rows of a pass are draws for one input. They must not be normalised over each other.
        _batch = new TrainingBatch(T.Info, network.Storage, RowsTogether(samples), workers: 1, seed) { Epoch = Epoch, MeasuresBatch = false };
        _pass = new TrainingPass(_batch, worker: 0);
        _mean = new double[T.OutputSize];
        _squares = new double[T.OutputSize];
    }

    /// <summary>Number of predictions for each input.</summary>
    public int Samples { get; }

    /// <summary>The seed of the draws.</summary>
    public int Seed { get; }

    /// <summary>Predicts one input. It allocates nothing.</summary>
    /// <param name="input"><c>InputSize</c> values.</param>
    /// <param name="mean">Receives the mean of each of the <c>OutputSize</c> outputs.</param>
    /// <param name="variance">Receives the variance of each of the <c>OutputSize</c> outputs.</param>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    public void Predict(ReadOnlySpan<float> input, Span<float> mean, Span<float> variance)
    {
        SpanLength.Check(input.Length, T.InputSize, nameof(input));
        SpanLength.Check(mean.Length, T.OutputSize, nameof(mean));
        SpanLength.Check(variance.Length, T.OutputSize, nameof(variance));
        Array.Clear(_mean);
        Array.Clear(_squares);
        for (int first = 0; first < Samples; first += _batch.Capacity)
        {
            Draw(input, first, Math.Min(_batch.Capacity, Samples - first));
            Count(first);
        }

        for (int k = 0; k < mean.Length; k++)
        {
            mean[k] = (float)_mean[k];
            variance[k] = (float)(_squares[k] / Samples);
        }
    }

    /// <summary>Rows of a pass. DropConnect draws one mask for all rows of a pass, so each sample needs a pass of its own.</summary>
    private static int RowsTogether(int samples) =>
        T.Info.DrawsWeightMasks ? 1 : Math.Min(samples, Math.Clamp(MostFloats / Math.Max(1, T.Info.WorkspacePerRow), 1, MostRows));

    /// <summary>Computes a few samples. They are rows of one mini-batch, each with its own masks.</summary>
    private void Draw(ReadOnlySpan<float> input, int first, int rows)
    {
        _batch.Rows = rows;
        _batch.Step = -1 - (long)first;
        for (int n = 0; n < rows; n++)
        {
            _batch.SourceRows[n] = first + n;
            input.CopyTo(_pass.Inputs[(n * input.Length)..]);
        }

        _network.Prepare(_pass);
        _network.Forward(_pass);
    }

    /// <summary>
    /// Updates mean and sum of squared deviations sample by sample (Welford, 1962). A sum of squares would lose the digits of a small variance.
    /// </summary>
    private void Count(int first)
    {
        for (int n = 0; n < _batch.Rows; n++)
        {
            ReadOnlySpan<float> outputs = _pass.Outputs.Slice(n * T.OutputSize, T.OutputSize);
            for (int k = 0; k < outputs.Length; k++)
            {
                double deviation = outputs[k] - _mean[k];
                _mean[k] += deviation / (first + n + 1);
                _squares[k] += deviation * (outputs[k] - _mean[k]);
            }
        }
    }
}
