using NetGen.Generator.Tests.Mathematics;

namespace NetGen.Reliability.Gradients.Trials;

/// <summary>The gradient in double, penalties included, is the slope of the objective: the mean weighted loss, λ₁·‖W‖₁ and λ₂/2·‖W‖².</summary>
internal sealed class SlopeOfObjective(CompiledNetwork network, Regularizer regularizer, Func<DoublePass> pass)
{
    private const double Tolerance = 1e-6;

    /// <summary>The smaller ones are for a kink that lies within the first.</summary>
    private static readonly double[] s_steps = [1e-6, 1e-7, 1e-5];

    private readonly bool[] _decays = [.. network.Info.Tensors.SelectMany(static tensor => Enumerable.Repeat(tensor.Role == TensorRole.Weight, tensor.Length))];

    /// <param name="gradient">Of the loss alone.</param>
    /// <param name="what">For the message.</param>
    public void Check(double[] gradient, string what)
    {
        double[] parameters = pass().Parameters;
        double[] whole =
        [
            .. gradient.Select((value, k) => value + (_decays[k] ? (regularizer.L1 * Math.Sign(parameters[k])) + (regularizer.L2 * parameters[k]) : 0))
        ];
        double length = Math.Sqrt(whole.Sum(static value => value * value));
        if (whole.Length == 0 || length < 1e-9)
        {
            return;
        }

        // Along the gradient the slope is its length, and nothing cancels. The signs of random numbers find what is orthogonal to it.
        var random = CounterRandom.For(1, CounterRandom.Purpose.GradientCheck, whole.Length);
        double[] direction = [.. whole.Select((value, k) => (value / length) + (random.Normal((uint)k) / Math.Sqrt(whole.Length)))];
        double expected = whole.Zip(direction, static (g, d) => g * d).Sum(), scale = length * Math.Sqrt(direction.Sum(static d => d * d));
        IReadOnlyList<(double Left, double Right)> slopes = [];
        double here = Objective(direction, 0), rounding = 1e-15 * Math.Max(1, here);
        foreach (double step in s_steps)
        {
            (double left, double right) = Slope(direction, step, here);
            slopes = [.. slopes, (left, right)];
            if (Math.Abs(((left + right) / 2) - expected) <= (Tolerance * scale) + (rounding / step))
            {
                return;
            }
        }

        // At a kink the gradient is between the slopes of both sides.
        bool isBetween = slopes.Any(slope => Math.Abs(slope.Left - slope.Right) > 100 * Tolerance * scale
            && expected >= Math.Min(slope.Left, slope.Right) - (1e-3 * scale) && expected <= Math.Max(slope.Left, slope.Right) + (1e-3 * scale));
        BrokenPromiseException.Unless(isBetween, () => $"Expected a slope of {expected:R} within {Tolerance * scale:E1}, but found "
            + $"{string.Join(", ", slopes)} of the objective of {what}");
    }

    private (double Left, double Right) Slope(double[] direction, double step, double here) =>
        ((here - Objective(direction, -step)) / step, (Objective(direction, step) - here) / step);

    private double Objective(double[] direction, double distance)
    {
        DoublePass moved = pass();
        moved.Move(k => direction[k], distance);
        moved.Forward();
        double[] parameters = moved.Parameters;
        double penalty = 0;
        for (int k = 0; k < parameters.Length; k++)
        {
            penalty += _decays[k] ? (regularizer.L1 * Math.Abs(parameters[k])) + (regularizer.L2 / 2 * parameters[k] * parameters[k]) : 0;
        }

        return moved.Loss() + penalty;
    }
}
