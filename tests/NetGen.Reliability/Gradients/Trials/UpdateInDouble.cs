using NetGen.Generator.Tests.Mathematics;

namespace NetGen.Reliability.Gradients.Trials;

/// <summary>What a step of gradient descent makes of the parameters, from the definitions of the regularisers.</summary>
internal sealed class UpdateInDouble(CompiledNetwork network, Regularizer regularizer, double rate, int seed, IReadOnlyCollection<string> frozen)
{
    /// <summary>The parameters after the step, and what each may differ by.</summary>
    public (double[] Parameters, double[] Allowed) Of(float[] before, RoundingBound bound)
    {
        double[] gradient = [.. bound.Gradient], allowed = bound.AllowedOfGradient();
        Each((tensor, index, k, element) =>
        {
            double w = before[k];
            gradient[k] += NoiseOf(index, element);
            gradient[k] += tensor.Role == TensorRole.Weight ? (regularizer.L1 * Math.Sign(w)) + (regularizer.L2 * w) : 0;
            gradient[k] = regularizer.ClipValue > 0 ? Math.Clamp(gradient[k], -regularizer.ClipValue, regularizer.ClipValue) : gradient[k];
            gradient[k] = frozen.Contains(tensor.Name, StringComparer.Ordinal) ? 0 : gradient[k];
            allowed[k] = frozen.Contains(tensor.Name, StringComparer.Ordinal) ? 0 : allowed[k];
        });
        double norm = Math.Sqrt(gradient.Sum(static value => value * value));
        if (regularizer.ClipNorm > 0 && norm > regularizer.ClipNorm)
        {
            // The norm is a sum over all of them, so an error in any of them scales the others.
            double share = allowed.Sum() / norm;
            allowed = [.. allowed.Select((one, k) => (one + (share * Math.Abs(gradient[k]))) * regularizer.ClipNorm / norm)];
            gradient = [.. gradient.Select(value => value * regularizer.ClipNorm / norm)];
        }

        double[] after = [.. before.Select((value, k) => value - (rate * gradient[k]))];
        allowed = [.. allowed.Select((one, k) => one == 0 && gradient[k] == 0
            ? 0
            : (rate * one) + (4 * DoublePass.UnitRoundoff * (Math.Abs(before[k]) + (rate * Math.Abs(gradient[k])))))];
        if (regularizer.MaxNorm > 0)
        {
            LimitNorms(after, allowed);
        }

        return (after, allowed);
    }

    /// <summary>N(0, η / (1 + t)^0.55) in step 0.</summary>
    private double NoiseOf(int tensor, int element) => regularizer.Noise == 0
        ? 0
        : Math.Sqrt(regularizer.Noise) * CounterRandom.For(seed, CounterRandom.Purpose.GradientNoise, tensor, 0).Normal((uint)element);

    private void LimitNorms(double[] parameters, double[] allowed)
    {
        int first = 0;
        foreach (TensorInfo tensor in network.Info.Tensors)
        {
            for (int row = 0; row < tensor.Rows && tensor.Role == TensorRole.Weight; row++)
            {
                Range own = (first + (row * tensor.Columns))..(first + ((row + 1) * tensor.Columns));
                double norm = Math.Sqrt(parameters[own].Sum(static value => value * value)), scale = Math.Min(1, regularizer.MaxNorm / norm);
                double share = (allowed[own].Sum() / norm) + (tensor.Columns * DoublePass.UnitRoundoff);
                for (int k = own.Start.Value; k < own.End.Value; k++)
                {
                    // A norm just at the limit may be scaled or not.
                    allowed[k] += share * Math.Abs(parameters[k]);
                    parameters[k] *= scale;
                }
            }

            first += tensor.Length;
        }
    }

    private void Each(Action<TensorInfo, int, int, int> action)
    {
        int next = 0;
        for (int index = 0; index < network.Info.Tensors.Length; index++)
        {
            for (int element = 0; element < network.Info.Tensors[index].Length; element++)
            {
                action(network.Info.Tensors[index], index, next++, element);
            }
        }
    }
}
