using System.Collections.Immutable;
using System.Globalization;

namespace NetGen;

/// <summary>The prediction of a network for one input, with its uncertainty: see <see cref="MonteCarloDropout{T}"/>.</summary>
/// <param name="Mean">The mean of each output. For a softmax these are the probabilities of the classes.</param>
/// <param name="Variance">The variance of each output, in the square of the output's unit.</param>
public sealed record PredictiveDistribution(ImmutableArray<float> Mean, ImmutableArray<float> Variance)
{
    /// <summary>The square root of each <see cref="Variance"/>, in the output's unit.</summary>
    /// <returns>One value for each output.</returns>
    public ImmutableArray<float> StandardDeviation() => [.. Variance.Select(MathF.Sqrt)];

    /// <summary>Each output as mean ± standard deviation, both rounded to the second digit of the deviation, separated by commas.</summary>
    public override string ToString() => Mean.IsDefault || Variance.IsDefault ? "" : string.Join(", ", Mean.Zip(StandardDeviation(), Describe));

    private static string Describe(float mean, float deviation)
    {
        int places = deviation > 0 && float.IsFinite(deviation) ? Math.Clamp(1 - (int)Math.Floor(Math.Log10(deviation)), 0, 9) : 3;
        return $"{mean.ToString($"F{places}", CultureInfo.InvariantCulture)} ± {deviation.ToString($"F{places}", CultureInfo.InvariantCulture)}";
    }
}
