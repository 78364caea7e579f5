namespace NetGen;

/// <summary>How sure a generated network is of a prediction.</summary>
public static class NetworkUncertainty
{
    /// <summary>Predicts one sample many times with dropout left on, and tells mean and variance of the outputs (Monte-Carlo dropout, Gal and Ghahramani, ICML 2016).</summary>
    /// <remarks>For many inputs make one <see cref="MonteCarloDropout{T}"/>, which allocates its buffers once; it also says what the variance is and is not.</remarks>
    /// <typeparam name="T">The network type.</typeparam>
    /// <param name="network">Only read.</param>
    /// <param name="input"><c>InputSize</c> values.</param>
    /// <param name="samples">How often it predicts, at least 2. The mean is off by about its standard deviation divided by √samples.</param>
    /// <param name="seed">The same seed gives the same bits, on any thread.</param>
    /// <returns>Mean and variance of every output.</returns>
    /// <exception cref="ArgumentException">The span has the wrong length, or the network draws no random numbers, so that it would look certain of everything.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 samples.</exception>
    public static PredictiveDistribution PredictDistribution<T>(this T network, ReadOnlySpan<float> input, int samples = 100, int seed = 0)
        where T : INeuralNetwork<T>
    {
        float[] mean = new float[T.OutputSize], variance = new float[T.OutputSize];
        new MonteCarloDropout<T>(network, samples, seed).Predict(input, mean, variance);
        return new PredictiveDistribution([.. mean], [.. variance]);
    }
}
