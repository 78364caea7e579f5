namespace NetGen;

/// <summary>Estimates how certain a generated network is of a prediction.</summary>
public static class NetworkUncertainty
{
    /// <summary>
    /// Predicts one sample many times with dropout on, and returns mean and variance of the outputs (Monte-Carlo dropout, Gal and Ghahramani, ICML 2016).
    /// </summary>
    /// <remarks>
    /// For many inputs, create one <see cref="MonteCarloDropout{T}"/>, which allocates its buffers once. Its documentation defines the variance.
    /// </remarks>
    /// <typeparam name="T">The network type.</typeparam>
    /// <param name="network">The network. It is only read.</param>
    /// <param name="input"><c>InputSize</c> values.</param>
    /// <param name="samples">Number of predictions, at least 2. The standard error of the mean is the standard deviation divided by √samples.</param>
    /// <param name="seed">The same seed gives the same bits, on any thread.</param>
    /// <returns>Mean and variance of each output.</returns>
    /// <exception cref="ArgumentException">
    /// The span has the wrong length, or the network draws no random numbers. Then its variance would be 0, which would look like certainty.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 samples.</exception>
    public static PredictiveDistribution PredictDistribution<T>(this T network, ReadOnlySpan<float> input, int samples = 100, int seed = 0)
        where T : INeuralNetwork<T>
    {
        float[] mean = new float[T.OutputSize], variance = new float[T.OutputSize];
        new MonteCarloDropout<T>(network, samples, seed).Predict(input, mean, variance);
        return new PredictiveDistribution([.. mean], [.. variance]);
    }
}
