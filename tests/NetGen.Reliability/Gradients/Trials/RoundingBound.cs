using NetGen.Generator.Model;
using NetGen.Generator.Plans;
using NetGen.Generator.Tests.Mathematics;

namespace NetGen.Reliability.Gradients.Trials;

/// <summary>
/// How far a step in float may be from the step in double. The step in double is done again with every value moved by a unit of rounding: what that changes at
/// most in a tensor is its noise. Float may differ by <see cref="Factor"/>·√n times the noise, where n is the length of the longest sum, because a sum of n
/// terms is rounded n times, and by <see cref="Ends"/> units of the tensor's largest value.
/// </summary>
internal sealed class RoundingBound
{
    public const double Factor = 8;

    public const double Ends = 8;

    /// <summary>Noisy steps at first, and before an error is reported: a few moves may cancel by chance.</summary>
    private const int Few = 2, Many = 24;

    private readonly CompiledNetwork _network;
    private readonly Func<DoublePass> _pass;
    private readonly Chance _chance;
    private readonly double[] _outputs, _losses, _gradient;
    private readonly double[] _noise;
    private readonly double _length;
    private int _draws;

    /// <param name="network">The network.</param>
    /// <param name="rows">Rows of the mini-batch.</param>
    /// <param name="pass">A step that has not been run.</param>
    /// <param name="chance">Draws the moves.</param>
    public RoundingBound(CompiledNetwork network, int rows, Func<DoublePass> pass, Chance chance)
    {
        (_network, _pass, _chance) = (network, pass, chance);
        DoublePass exact = pass().Run();
        (_outputs, _losses, _gradient) = (exact.Outputs, exact.Losses, exact.Gradient);
        _noise = new double[network.Mathematics.Tensors.Count + 2];
        _length = Math.Sqrt(LongestSum(network, rows));
        Draw(Few);
    }

    /// <summary>The gradient in double.</summary>
    public double[] Gradient => _gradient;

    /// <summary>What a gradient may differ by, for each parameter.</summary>
    public double[] AllowedOfGradient() =>
        [.. _network.Mathematics.Tensors.SelectMany((tensor, index) => Enumerable.Repeat(Allowed(index + 2, Of(index)), tensor.Value.Length))];

    /// <summary>More noise, before an error is reported.</summary>
    /// <returns>Whether there was less before.</returns>
    public bool LookAgain()
    {
        bool isNew = _draws < Many;
        Draw(Many - _draws);
        return isNew;
    }

    /// <summary>Compares what a step gives; names the layer if it differs.</summary>
    public void Check(StepResult step, string what, Largest largest, Func<string> firstWrongLayer)
    {
        Check(0, _outputs, Close.Widen(step.Outputs), () => $"the outputs of {what}; {firstWrongLayer()}", largest);
        Check(1, _losses, Close.Widen(step.Losses), () => $"the losses of {what}; {firstWrongLayer()}", largest);
        CheckGradient(Close.Widen(step.Gradient), what, largest);
    }

    /// <summary>Compares a gradient, from the last tensor to the first, so that the layer that is named is the wrong one.</summary>
    public void CheckGradient(double[] gradient, string what, Largest largest)
    {
        int end = gradient.Length;
        for (int index = _network.Mathematics.Tensors.Count - 1; index >= 0; index--)
        {
            NamedTensor tensor = _network.Mathematics.Tensors[index];
            int first = end - tensor.Value.Length;
            Check(index + 2, _gradient[first..end], gradient[first..end],
                () => $"the gradient of {what}. {Suspects.Of(_network.Model, _network.Mathematics, tensor)}", largest);
            end = first;
        }
    }

    private ReadOnlySpan<double> SpanOf(int index)
    {
        int first = _network.Mathematics.Tensors.Take(index).Sum(static tensor => tensor.Value.Length);
        return _gradient.AsSpan(first, _network.Mathematics.Tensors[index].Value.Length);
    }

    private double Of(int index) => LargestOf(SpanOf(index));

    private double Allowed(int part, double largestValue) => (Factor * _length * _noise[part]) + (Ends * DoublePass.UnitRoundoff * largestValue);

    private void Check(int part, double[] expected, double[] actual, Func<string> what, Largest largest)
    {
        double scale = LargestOf(expected), error = LargestDifference(expected, actual);
        if (!(error <= Allowed(part, scale)) && !(LookAgain() && error <= Allowed(part, scale)))
        {
            int worst = Enumerable.Range(0, expected.Length).MaxBy(k => double.IsNaN(actual[k]) ? double.MaxValue : Math.Abs(actual[k] - expected[k]));
            throw new BrokenPromiseException(
                $"Expected {expected[worst]:R} within {Allowed(part, scale):E1} at [{worst}], but found {actual[worst]:R} in {what()}");
        }

        if (error > 0)
        {
            string detail() => $"{what()}: {error} of {scale}, noise {_noise[part]}, n {_length * _length}";
            largest.Float(scale > 1e-6 ? error / scale : 0, error / Allowed(part, scale), detail);
        }
    }

    private void Draw(int count)
    {
        for (; count > 0; count--, _draws++)
        {
            DoublePass moved = _pass().Run(_chance);
            _noise[0] = Math.Max(_noise[0], LargestDifference(_outputs, moved.Outputs));
            _noise[1] = Math.Max(_noise[1], LargestDifference(_losses, moved.Losses));
            double[] gradient = moved.Gradient;
            int next = 0;
            for (int index = 0; index < _network.Mathematics.Tensors.Count; index++)
            {
                int end = next + _network.Mathematics.Tensors[index].Value.Length;
                _noise[index + 2] = Math.Max(_noise[index + 2], LargestDifference(_gradient[next..end], gradient[next..end]));
                next = end;
            }
        }
    }

    /// <summary>Of the values of a layer, its inputs, or the places of all rows.</summary>
    public static double LongestSum(CompiledNetwork network, int rows) => network.Model.Layers
        .Select(layer => Math.Max(layer.Output.Length, rows * layer.Output.Length / layer.Output.Channels))
        .Concat(network.Mathematics.Tensors.Select(static tensor => tensor.Spec.FanIn))
        .Append(Math.Max(network.Model.Input.Length, rows))
        .Max();

    public static double LargestOf(ReadOnlySpan<double> values)
    {
        double largest = 0;
        foreach (double value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }

    /// <summary>NaN if any of them is.</summary>
    public static double LargestDifference(double[] expected, double[] actual)
    {
        actual.Length.ShouldBe(expected.Length);
        double largest = 0;
        for (int k = 0; k < expected.Length; k++)
        {
            largest = Math.Max(largest, Math.Abs(actual[k] - expected[k]));
        }

        return largest;
    }
}
