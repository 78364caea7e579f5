using System.Collections.Immutable;
using System.Globalization;

namespace NetGen;

/// <summary>What a network predicts for one input when its own weights are uncertain: see <see cref="MonteCarloDropout{T}"/>.</summary>
/// <param name="Mean">The mean of every output; for a softmax the probabilities of the classes.</param>
/// <param name="Variance">The variance of every output, in the square of the output's unit.</param>
public sealed record PredictiveDistribution(ImmutableArray<float> Mean, ImmutableArray<float> Variance)
{
    /// <summary>The square root of each <see cref="Variance"/>, in the output's unit.</summary>
    /// <returns>One value for each output.</returns>
    public ImmutableArray<float> StandardDeviation() => [.. Variance.Select(MathF.Sqrt)];

    /// <summary>Every output as mean ± standard deviation, both to the second digit of the deviation, with commas between.</summary>
    public override string ToString() => Mean.IsDefault || Variance.IsDefault ? "" : string.Join(", ", Mean.Zip(StandardDeviation(), Describe));

    private static string Describe(float mean, float deviation)
    {
        int places = deviation > 0 && float.IsFinite(deviation) ? Math.Clamp(1 - (int)Math.Floor(Math.Log10(deviation)), 0, 9) : 3;
        return $"{mean.ToString($"F{places}", CultureInfo.InvariantCulture)} ± {deviation.ToString($"F{places}", CultureInfo.InvariantCulture)}";
    }
}
