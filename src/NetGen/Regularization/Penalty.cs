namespace NetGen;

/// <summary>The L1 and L2 penalties on weights: λ₁·‖W‖₁ + λ₂/2·‖W‖². Biases and slopes are spared.</summary>
internal static class Penalty
{
    /// <summary>The value of both.</summary>
    public static double Of(NetworkInfo info, ReadOnlySpan<float> parameters, FitOptions options)
    {
        if (options.L1 == 0 && options.L2 == 0)
        {
            return 0;
        }

        double absolute = 0, squares = 0;
        foreach ((int offset, int length, bool decays) in info.Segments)
        {
            foreach (float weight in decays ? parameters.Slice(offset, length) : [])
            {
                absolute += Math.Abs(weight);
                squares += (double)weight * weight;
            }
        }

        return (options.L1 * absolute) + (options.L2 / 2 * squares);
    }
}
