namespace NetGen;

/// <summary>The L1 and L2 penalties on weights: λ₁·‖W‖₁ + λ₂/2·‖W‖². Biases, slopes and what is frozen are spared.</summary>
internal static class Penalty
{
    /// <summary>The value of both.</summary>
    public static double Of(TrainingRun run)
    {
        FitOptions options = run.Options;
        if (options.L1 == 0 && options.L2 == 0)
        {
            return 0;
        }

        double absolute = 0, squares = 0;
        foreach ((int offset, int length, bool decays) in run.Trained.Segments)
        {
            foreach (float weight in decays ? run.Storage.Parameters.Slice(offset, length) : [])
            {
                absolute += Math.Abs(weight);
                squares += (double)weight * weight;
            }
        }

        return (options.L1 * absolute) + (options.L2 / 2 * squares);
    }
}
