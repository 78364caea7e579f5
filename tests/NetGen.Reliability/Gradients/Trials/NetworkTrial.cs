using NetGen.Generator.Layers;
using NetGen.Generator.Tests.Mathematics;

namespace NetGen.Reliability.Gradients.Trials;

/// <summary>
/// What holds for one network: the gradient in double is the slope of the loss, and the generated code gives the same, as reference code and in float, at every
/// width of vectors, for any number of workers, and under every regulariser.
/// </summary>
internal sealed class NetworkTrial
{
    private const double ToleranceOfReference = 1e-10;

    private const int Seed = 3;

    private readonly CompiledNetwork _network;
    private readonly Chance _chance;
    private readonly Largest _largest;
    private readonly Samples _samples;
    private readonly RoundingBound _bound;
    private readonly int _draw;

    public NetworkTrial(CompiledNetwork network, int rows, Chance chance, Largest largest)
    {
        (_network, _chance, _largest, _draw) = (network, chance, largest, chance.Below(int.MaxValue));
        network.Reset(_draw);
        network.State =
        [
            .. network.Info.Statistics.SelectMany(
                statistic => Samples.Normal(statistic.Length, _draw).Select(value => statistic.Bound == StatisticBound.Finite ? value : 0.5f + Math.Abs(value)))
        ];
        _samples = Samples.For(network, rows, _draw);
        _bound = new RoundingBound(network, rows, () => new DoublePass(network, _samples, Seed), chance);
    }

    /// <summary>Everything.</summary>
    public void Run()
    {
        RunInDouble();
        var inference = new Inference(_network, _samples, _chance);
        StepResult? narrow = null;
        foreach (int bits in ForcedBits.Widths.Reverse())
        {
            using var width = new ForcedBits(bits);
            StepResult step = Step(bits);
            inference.Check($"{_network}, {bits} bits");
            CompareBits(narrow ??= step, step, bits);
        }

        new RegularizedTrial(_network, _samples, _chance, _largest).Run();
    }

    /// <summary>The gradient is the slope of the loss, and the reference code gives it.</summary>
    private void RunInDouble()
    {
        double probe = new GradientProbe(_network.Mathematics, _network.Model, _samples.Rows, _draw).Check(_network.ToString());
        double[] reference = _network.Reference(_samples, Seed).Gradient;
        double scale = _bound.Gradient.Select(Math.Abs).DefaultIfEmpty(0).Max();
        double error = reference.Zip(_bound.Gradient, static (one, other) => Math.Abs(one - other)).DefaultIfEmpty(0).Max();
        BrokenPromiseException.Unless(error <= ToleranceOfReference * Math.Max(scale, 1e-3),
            () => $"Expected the reference code's gradient within {ToleranceOfReference} of {scale}, but found it off by {error} in {_network}");
        _largest.Network(probe, error / Math.Max(scale, 1e-3));
    }

    private StepResult Step(int bits)
    {
        StepResult step = _network.Step(_samples, workers: 1, seed: Seed);
        _largest.Step();
        _bound.Check(step, $"{_network}, {_samples.Rows} rows, {bits} bits", _largest, FirstWrongLayer);
        int workers = 2 + _chance.Below(4);
        Bits.ShouldBe(_network.Step(_samples, workers, capacity: _samples.Rows + _chance.Below(9), seed: Seed).PackedGradient, step.PackedGradient,
            $"gradient of {workers} workers of {_network}, {bits} bits");
        return step;
    }

    /// <summary>
    /// Every sum of products is one chain, so the width changes no bit. Only what is summed lane by lane follows it: the sum of a softmax, a layer
    /// normalization, the gradient of a learned slope, and the gradient that windows give an image.
    /// </summary>
    private void CompareBits(StepResult narrow, StepResult step, int bits)
    {
        if (!ForcedBits.RoundsAlike || _network.Model.Layers.Any(static layer => layer is SoftmaxLayer or LayerNorm or Convolution)
            || _network.Model.Layers.Any(static layer => layer.GetType().Namespace!.EndsWith("General", StringComparison.Ordinal)))
        {
            return;
        }

        Bits.ShouldBe(step.Outputs, narrow.Outputs, $"y of {_network} with {bits} bits against 128");
        int next = 0;
        foreach (TensorInfo tensor in _network.Info.Tensors)
        {
            int end = next + tensor.Length;
            if (tensor.Role != TensorRole.Slope)
            {
                Bits.ShouldBe(step.Gradient.AsSpan(next..end), narrow.Gradient.AsSpan(next..end),
                    $"gradient of {tensor.Name} of {_network} with {bits} bits against 128");
            }

            next = end;
        }
    }

    private string FirstWrongLayer()
    {
        IReadOnlyList<double[]> expected = Interpretation.LayerOutputs(_network, _samples, Seed);
        foreach ((int layer, float[] values) in _network.LayerOutputs(_samples, workers: 1, Seed))
        {
            double scale = expected[layer].Select(Math.Abs).Max();
            if (!values.Zip(expected[layer]).All(pair => Math.Abs(pair.First - pair.Second) <= 1e-3 * scale))
            {
                return $"the first wrong layer is {layer} {_network.Info.Layers[layer].Name}";
            }
        }

        return "no single layer is far off";
    }
}
