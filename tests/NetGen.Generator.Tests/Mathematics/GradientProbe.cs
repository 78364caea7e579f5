using NetGen.Generator.Model;
using NetGen.Generator.Plans;
using Plan = NetGen.Generator.Plans;

namespace NetGen.Generator.Tests.Mathematics;

/// <summary>
/// Compares the gradient of every tensor with the slope of the loss along a random direction of that tensor, in double and by the interpreter alone.
/// </summary>
internal sealed class GradientProbe
{
    private const double Tolerance = 1e-6;

    /// <summary>The second is for a kink that lies within the first.</summary>
    private static readonly double[] s_steps = [1e-5, 1e-6, 1e-7];

    private readonly Plan.Mathematics _mathematics;
    private readonly NetworkModel _model;
    private readonly PlanInterpreter _run;
    private readonly int _seed;
    private double _here;

    public GradientProbe(Plan.Mathematics mathematics, NetworkModel model, int rows, int seed)
    {
        _mathematics = mathematics;
        _model = model;
        _seed = seed;
        _run = new PlanInterpreter(rows, seed);
        _run[new Value("x", ValueRole.Input, model.Input)] = Draw(rows * model.Input.Length, 1);
        _run[new Value("t", ValueRole.Target, model.Output)] = Targets(model, rows);
        foreach (NamedTensor tensor in mathematics.Tensors)
        {
            double spread = tensor.Spec.Role == Model.TensorRole.Weight ? Math.Sqrt(1.5 / tensor.Spec.FanIn) : 0.3;
            double center = tensor.Spec.Role == Model.TensorRole.Scale ? 1 : 0;
            _run[tensor.Value] = [.. Draw(tensor.Value.Length, 3 + tensor.Layer).Select(value => center + (spread * value))];
        }

        foreach (NamedStatistic statistic in mathematics.Statistics)
        {
            bool isFinite = statistic.Spec.Bound == Model.StatisticBound.Finite;
            _run[statistic.Value] = [.. Draw(statistic.Value.Length, 2).Select(value => isFinite ? value : 0.5 + Math.Abs(value))];
        }
    }

    /// <summary>Checks the tensors from the last to the first, so that the layer that is named is the wrong one.</summary>
    /// <returns>The largest relative error of a tensor whose slope no kink disturbs.</returns>
    public double Check(string network)
    {
        _here = Loss();
        _run.Run(_mathematics.Backward);
        double largest = _mathematics.Tensors.Select(tensor => Norm(_run[tensor.Value.Gradient])).DefaultIfEmpty(0).Max();
        double.IsFinite(largest).ShouldBeTrue(network);
        double worst = 0;
        foreach (NamedTensor named in _mathematics.Tensors.Reverse())
        {
            Value tensor = named.Value;
            double[] gradient = _run[tensor.Gradient], direction = Draw(tensor.Length, 99);
            double analytic = gradient.Zip(direction, static (g, d) => g * d).Sum();
            double scale = Math.Max(Norm(gradient) * Norm(direction), 1e-4 * largest);
            double error = s_steps.Select(step => ErrorAt(tensor, direction, step, analytic, scale)).FirstOrDefault(static error => error is not null)
                ?? double.NaN;
            if (double.IsNaN(error))
            {
                throw new ShouldAssertException($"The gradient of {tensor} is wrong: {analytic:R} along a direction in which the loss says "
                    + $"{string.Join(", ", s_steps.Select(step => Slope(tensor, direction, step)))}. "
                    + $"{Suspects.Of(_model, _mathematics, named)} {network}");
            }

            worst = Math.Max(worst, error);
        }

        return worst;
    }

    /// <returns>The share of the scale by which they differ, 0 at a kink; null if they do not agree.</returns>
    private double? ErrorAt(Value tensor, double[] direction, double step, double analytic, double scale)
    {
        (double left, double right, double central) = Slope(tensor, direction, step);

        // Two losses are subtracted, each rounded.
        double rounding = 1e-15 * Math.Max(1, Math.Abs(_here)) / step;
        double error = Math.Abs(central - analytic);
        if (error <= (Tolerance * scale) + rounding)
        {
            return error <= Tolerance * scale ? error / Math.Max(scale, double.Epsilon) : 0;
        }

        // A value that is exactly at a kink, as that of a unit whose inputs are all dropped: no step is small enough.
        bool isBetween = step == s_steps[^1] && Math.Abs(right - left) > 100 * Tolerance * scale
            && analytic >= Math.Min(left, right) - (1e-3 * scale) && analytic <= Math.Max(left, right) + (1e-3 * scale);
        return isBetween ? 0 : null;
    }

    private (double Left, double Right, double Central) Slope(Value tensor, double[] direction, double step)
    {
        double[] values = [.. _run[tensor]];
        double above = At(step), below = At(-step);
        _run[tensor] = values;
        return ((_here - below) / step, (above - _here) / step, (above - below) / (2 * step));

        double At(double distance)
        {
            _run[tensor] = [.. values.Zip(direction, (value, along) => value + (distance * along))];
            return Loss();
        }
    }

    private double Loss()
    {
        _run.Run(_mathematics.Forward);
        return _run["loss"].Average();
    }

    private double[] Targets(NetworkModel model, int rows)
    {
        double[] targets = Draw(rows * model.Output.Length, 0);
        int size = model.Output.Length;
        return
        [
            .. targets.Select((value, k) => model.Loss switch
            {
                LossKind.CrossEntropy => (k / size * 7 % size) == k % size ? 1 : 0,
                LossKind.BinaryCrossEntropy => value > 0 ? 1 : 0,
                _ => value,
            }),
        ];
    }

    private double[] Draw(int count, int stream)
    {
        var random = CounterRandom.For(_seed, CounterRandom.Purpose.GradientCheck, stream);
        return [.. Enumerable.Range(0, count).Select(i => (double)random.Normal((uint)i))];
    }

    private static double Norm(double[] values) => Math.Sqrt(values.Sum(static value => value * value));
}
