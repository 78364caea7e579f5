using System.Collections.Immutable;

namespace NetGen;

/// <summary>The L1 and L2 penalties on weights: λ₁·‖W‖₁ + λ₂/2·‖W‖². They do not apply to biases, slopes and frozen layers.</summary>
internal static class Penalty
{
    /// <summary>The sum of both penalties over the parameters that a training changes.</summary>
    public static double Of(TrainingRun run) => Of(run.Trained.Segments, run.Storage.Parameters, run.Options);

    /// <summary>The sum of both penalties.</summary>
    /// <param name="segments">The parameters that count.</param>
    /// <param name="parameters">The packed block.</param>
    /// <param name="options">The settings with λ₁ and λ₂.</param>
    public static double Of(ImmutableArray<ParameterSegment> segments, ReadOnlySpan<float> parameters, FitOptions options)
    {
        if (options.L1 == 0 && options.L2 == 0)
        {
            return 0;
        }

        double absolute = 0, squares = 0;
        foreach ((int offset, int length, bool decays) in segments)
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
