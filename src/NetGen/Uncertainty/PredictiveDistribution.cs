using System.Collections.Immutable;

namespace NetGen;

/// <summary>What a network predicts for one input when its own weights are uncertain: see <see cref="MonteCarloDropout{T}"/>.</summary>
/// <param name="Mean">The mean of every output; for a softmax the probabilities of the classes.</param>
/// <param name="Variance">The variance of every output, in the square of the output's unit.</param>
public sealed record PredictiveDistribution(ImmutableArray<float> Mean, ImmutableArray<float> Variance)
{
    /// <summary>The square root of each <see cref="Variance"/>, in the output's unit.</summary>
    public ImmutableArray<float> StandardDeviation => [.. Variance.Select(MathF.Sqrt)];

    /// <summary>Every output as mean ± standard deviation, with commas between.</summary>
    public override string ToString() => string.Join(", ", Mean.Zip(StandardDeviation, static (mean, deviation) => FormattableString.Invariant($"{mean:G3} ± {deviation:G2}")));
}
