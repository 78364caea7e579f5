using NetGen.Tests;
using Limits = NetGen.Generator.Operations.ZeroSkipping;

namespace NetGen.Generator.Tests.Mathematics;

/// <summary>
/// Zeros that are skipped change nothing: beside every network stands the same behind a leaky ReLU of slope 1, whose first layer multiplies whatever comes.
/// </summary>
public sealed class ZeroSkippingTests
{
    private const int Inputs = 130;
    private const double Tolerance = 1e-5;

    /// <summary>
    /// Panels of all widths; layers that skip for one sample too (16384 weights, at the input and behind a ReLU); tiles of six rows, and in a tall network of
    /// four.
    /// </summary>
    private static readonly string[] s_layers =
    [
        "[Dense(128, Activation.Relu)] [Dense(130, Activation.Relu)] [Dense(5, Activation.Softmax)]",
        "[Dense(33, Activation.Tanh)] [Dense(3)]",
        "[Dense(130, Activation.PRelu)] [Dense(2, Activation.Sigmoid)]",
        "[Dense(10, Activation.Silu)] " + string.Join(" ", Enumerable.Repeat("[Dense(8, Activation.LeakyRelu)]", 7)),
    ];

    private static readonly Lazy<IReadOnlyList<CompiledNetwork>> s_networks = new(static () => NetworkCompiler.Compile(
        [.. ((string[])
        [
            "", "[Activate(Activation.LeakyRelu, Alpha = 1)] ", "[Standardize] "
        ]).SelectMany(static before => s_layers.Select(layers => $"[NeuralNetwork({Inputs})] {before}{layers}"))]));

    private static readonly Dictionary<string, Func<int, int, bool>> s_patterns = new(StringComparer.Ordinal)
    {
        ["nothing"] = static (_, _) => false,
        ["one value"] = static (n, i) => n == 3 && i == 77,
        ["19 of a hundred"] = static (n, i) => Chance(n, i) < 0.19f,
        ["half"] = static (n, i) => Chance(n, i) < 0.5f,
        ["everything"] = static (_, _) => true,
        ["every other row"] = static (n, _) => n % 2 == 0,
        ["the first row of a tile"] = static (n, i) => n % 6 == 0 && Chance(n, i) < 0.3f,
        ["the last input"] = static (_, i) => i == Inputs - 1,
        ["inputs up to the tile's limit"] = static (_, i) => Place(i) < Limits.MostOf(Inputs),
        ["one more than the tile's limit"] = static (_, i) => Place(i) < Limits.MostOf(Inputs) + 1,
        ["inputs up to the sample's limit"] = static (_, i) => Place(i) < Limits.MostOfOneSample(Inputs),
        ["one more than the sample's limit"] = static (_, i) => Place(i) < Limits.MostOfOneSample(Inputs) + 1,
        ["one less than the sample's limit"] = static (_, i) => Place(i) < Limits.MostOfOneSample(Inputs) - 1,
    };

    public static TheoryData<int, string> Cases => Combinations.Of(Enumerable.Range(0, s_layers.Length), s_patterns.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public void TrainingStep_HasTheBitsOfTheFullLoops(int index, string pattern)
    {
        (CompiledNetwork skipping, CompiledNetwork full) = Pair(index);
        for (int rows = 12; rows < 18; rows++)
        {
            Samples samples = SamplesOf(skipping, rows, pattern);
            foreach (int workers in (int[])[1, 2, 3])
            {
                StepResult expected = full.Step(samples), actual = skipping.Step(samples, workers);
                Bits.ShouldBe(actual.Outputs, expected.Outputs, $"y of {rows} rows");
                Bits.ShouldBe(actual.Losses, expected.Losses, $"loss of {rows} rows");
                Bits.ShouldBe(actual.PackedGradient, expected.PackedGradient, $"gradient of {rows} rows");
            }

            Bits.ShouldBe(skipping.PredictBatch(samples.Inputs), full.PredictBatch(samples.Inputs), $"y of PredictBatch of {rows} rows");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void TrainingAndInference_MatchTheInterpreter(int index, string pattern)
    {
        (CompiledNetwork network, _) = Pair(index);
        Samples samples = SamplesOf(network, 9, pattern);
        StepResult step = network.Step(samples);
        (double[] outputs, double[] losses, double[] gradient, _) = Interpretation.Step(network, samples);
        Close.ShouldAgree(step.Outputs, outputs, Tolerance, "y");
        Close.ShouldAgree(step.Losses, losses, Tolerance, "loss");
        Tensors.ShouldAgree(network, Close.Widen(step.Gradient), gradient, Tolerance);
        double[] predictions = Interpretation.Predict(network, samples);
        Close.ShouldAgree([.. Enumerable.Range(0, samples.Rows).SelectMany(n => network.Predict(samples.Row(n)))], predictions, Tolerance, "y of Predict");
        Close.ShouldAgree(network.PredictBatch(samples.Inputs), predictions, Tolerance, "y of PredictBatch");
    }

    /// <summary>
    /// A scaling that is folded leaves the zeros of the input to be skipped: what they stand for, −mean / divisor, is in the biases. Columns that are scaled
    /// before are zeros no more.
    /// </summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void InferenceBehindAScaling_MatchesTheInterpreter(int index, string pattern)
    {
        CompiledNetwork network = s_networks.Value[(2 * s_layers.Length) + index].Copy();
        network.Reset(7);
        float[] means = Samples.Normal(Inputs, seed: 3);
        foreach (bool hasRest in (bool[])[false, true])
        {
            network.State = [.. means.Select((mean, i) => hasRest && i % 50 == 7 ? 600 : mean), .. means.Select(static mean => 0.5f + Math.Abs(mean))];
            Samples samples = SamplesOf(network, 9, pattern);
            for (int k = 7; hasRest && k < samples.Inputs.Length; k += Inputs)
            {
                samples.Inputs[k] += 600;
            }

            double[] predictions = Interpretation.Predict(network, samples);
            Close.ShouldAgree([.. Enumerable.Range(0, samples.Rows).SelectMany(n => network.Predict(samples.Row(n)))], predictions, Tolerance, "y of Predict");
            Close.ShouldAgree(network.PredictBatch(samples.Inputs), predictions, Tolerance, "y of PredictBatch");
            (float[] outputs, float[] losses) = network.Score(samples);
            (double[] scoredOutputs, double[] scoredLosses) = Interpretation.Score(network, samples);
            Close.ShouldAgree(outputs, scoredOutputs, Tolerance, "y of Score");
            Close.ShouldAgree(losses, scoredLosses, Tolerance, "loss of Score");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void NotANumberAmongZeros_IsNotSkipped(int index)
    {
        (CompiledNetwork network, _) = Pair(index);
        Samples samples = SamplesOf(network, 7, "nothing");
        samples.Inputs[(2 * Inputs) + 90] = float.NaN;
        samples.Inputs[(6 * Inputs) + 129] = float.NaN;
        float[] step = network.Step(samples).Outputs, batch = network.PredictBatch(samples.Inputs);
        for (int n = 0; n < samples.Rows; n++)
        {
            bool isHit = n is 2 or 6;
            int first = n * samples.OutputSize, end = first + samples.OutputSize;
            step[first..end].ShouldAllBe(value => float.IsNaN(value) == isHit, $"row {n} of a step");
            batch[first..end].ShouldAllBe(value => float.IsNaN(value) == isHit, $"row {n} of PredictBatch");
            network.Predict(samples.Row(n)).ShouldAllBe(value => float.IsNaN(value) == isHit, $"row {n} of Predict");
        }
    }

    /// <summary>The network that skips and the one that does not, with the same parameters.</summary>
    private static (CompiledNetwork Skipping, CompiledNetwork Full) Pair(int index)
    {
        CompiledNetwork skipping = s_networks.Value[index].Copy(), full = s_networks.Value[s_layers.Length + index].Copy();
        skipping.Reset(7);
        full.Parameters = skipping.Parameters;
        return (skipping, full);
    }

    /// <summary>Normal values where the pattern has them, and zeros of both signs elsewhere.</summary>
    private static Samples SamplesOf(CompiledNetwork network, int rows, string pattern)
    {
        var samples = Samples.For(network, rows, seed: 2);
        for (int k = 0; k < samples.Inputs.Length; k++)
        {
            if (!s_patterns[pattern](k / Inputs, k % Inputs))
            {
                samples.Inputs[k] = k % 5 == 0 ? -0f : 0;
            }
        }

        return samples;
    }

    private static float Chance(int n, int i) => CounterRandom.For(11, CounterRandom.Purpose.Split, n).Uniform((uint)i);

    /// <summary>Spreads the inputs that are counted over all tiles.</summary>
    private static int Place(int i) => i * 37 % Inputs;
}
