namespace NetGen;

/// <summary>Predicts with dropout left on, many times, and tells mean and variance of the outputs: how sure the network is, as far as its weights go.</summary>
/// <remarks>
/// <para>Gal and Ghahramani, "Dropout as a Bayesian Approximation", ICML 2016: a network trained with dropout stands for a distribution over networks, and every draw of its masks is one of them.
/// With T draws of the outputs fₜ(x): <code>
/// mean      = 1/T · Σ fₜ(x)
/// variance  = 1/T · Σ (fₜ(x) − mean)²
/// </code></para>
/// <para>As in the paper the sum is divided by T, not by T − 1. The paper adds the variance of the noise in the targets, 1/τ, which no network knows by itself: add your own estimate to get the
/// variance of a measurement instead of that of the function.</para>
/// <para><c>Dropout</c>, DropConnect and RRelu draw as in training; everything else computes as at inference, <c>BatchNorm</c> by its running statistics among it. Every input meets the same draws, so differences between inputs are not blurred by chance.
/// After the constructor nothing is allocated. The buffers belong to the object: use one for each thread. The network is only read, and may be trained between two predictions.</para>
/// </remarks>
/// <typeparam name="T">The network type.</typeparam>
public sealed class MonteCarloDropout<T>
    where T : INeuralNetwork<T>
{
    /// <summary>Samples computed together, at most: many enough to use a loaded panel of weights often.</summary>
    private const int MostRows = 10 * TrainingPass.TileRows;

    /// <summary>Floats that the samples of a pass may take, so that a wide network does not reserve gigabytes: 16 MB.</summary>
    private const int MostFloats = 1 << 22;

    /// <summary>Draws belong to an epoch and to steps that no training has, so that a seed used twice does not show the masks it was trained with.</summary>
    private const int Epoch = -1;

    private readonly T _network;
    private readonly TrainingBatch _batch;
    private readonly TrainingPass _pass;
    private readonly double[] _mean;
    private readonly double[] _squares;

    /// <summary>Allocates the buffers.</summary>
    /// <param name="network">Only read.</param>
    /// <param name="samples">How often every input is predicted, at least 2. The mean is off by about its standard deviation divided by √samples.</param>
    /// <param name="seed">The same seed gives the same bits, on any thread.</param>
    /// <exception cref="ArgumentException">The network draws no random numbers, so that it would look certain of everything.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 samples.</exception>
    public MonteCarloDropout(T network, int samples = 100, int seed = 0)
    {
        Setting.AtLeast(samples, 2);
        if (!T.Info.DrawsUnitMasks && !T.Info.DrawsWeightMasks)
        {
            throw new ArgumentException($"Expected a network with Dropout, DropConnect or RRelu, but {T.Info.Name} has none: all samples would be equal, and a variance of 0 would look like certainty.", nameof(network));
        }

        _network = network;
        Samples = samples;
        Seed = seed;
        // The rows of a pass are draws for one input, which must not be normalised over each other.
        _batch = new TrainingBatch(T.Info, network.Storage, RowsTogether(samples), workers: 1, seed) { Epoch = Epoch, MeasuresBatch = false };
        _pass = new TrainingPass(_batch, worker: 0);
        _mean = new double[T.OutputSize];
        _squares = new double[T.OutputSize];
    }

    /// <summary>How often every input is predicted.</summary>
    public int Samples { get; }

    /// <summary>What the draws depend on.</summary>
    public int Seed { get; }

    /// <summary>Predicts one input. Allocates nothing.</summary>
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

    /// <summary>DropConnect draws one mask for all rows of a pass, so that each sample takes a pass of its own.</summary>
    private static int RowsTogether(int samples) => T.Info.DrawsWeightMasks ? 1 : Math.Min(samples, Math.Clamp(MostFloats / Math.Max(1, T.Info.WorkspacePerRow), 1, MostRows));

    /// <summary>A few samples: rows of one mini-batch, each with masks of its own.</summary>
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

    /// <summary>Mean and sum of squared deviations, brought up to date sample by sample (Welford, 1962): a sum of squares would lose the digits of a small variance.</summary>
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
