using System.Globalization;
using NetGen.Tests;
using NetGen.Tests.Numerics;

namespace NetGen.Generator.Tests.Mathematics;

/// <summary>
/// Windows nobody thought of: convolutions and pools of any size, stride, dilation, padding and grouping, over images and sequences of odd sizes, with channels
/// around the widths of vectors. NETGEN_RANDOM_WINDOWS asks for more of them, NETGEN_FIRST_WINDOW for others.
/// </summary>
[Collection(ForcedWidth.Name)]
public sealed class RandomWindowTests
{
    /// <summary>Classes of one compilation.</summary>
    private const int Together = 24;

    /// <summary>As exact as sums of some hundred rounded products, two of them one after the other.</summary>
    private const double Tolerance = 2e-5;

    [Fact]
    public void GeneratedCode_MatchesTheInterpreter()
    {
        int count = Setting("NETGEN_RANDOM_WINDOWS", LongTests.Skip is null ? 2 * Together : Together / 2);
        foreach (int[] seeds in Enumerable.Range(Setting("NETGEN_FIRST_WINDOW", 0), count).Chunk(Together))
        {
            IReadOnlyList<CompiledNetwork> networks = NetworkCompiler.Compile([.. seeds.Select(RandomWindows.Of)]);
            foreach ((CompiledNetwork network, int seed) in networks.Zip(seeds))
            {
                Check(network, seed);
            }
        }
    }

    private static void Check(CompiledNetwork network, int seed)
    {
        string name = $"windows {seed}: {network}";
        network.Reset(seed);
        var samples = Samples.For(network, 3 + (seed % 6), seed);
        (double[] outputs, double[] losses, double[] gradient, _) = Interpretation.Step(network, samples, seed: 3);
        double[] expected = Interpretation.Predict(network, samples);
        foreach (int bits in ((int[])[512, 256, 128]).Where(ForcedWidth.Exists))
        {
            using (new ForcedWidth(bits))
            {
                StepResult step = network.Step(samples, workers: 1, seed: 3);
                Close.ShouldAgree(step.Outputs, outputs, Tolerance, $"y of {name} with {bits} bits", smallestScale: 0.1);
                Close.ShouldAgree(step.Losses, losses, Tolerance, $"loss of {name} with {bits} bits", smallestScale: 0.1);
                Close.ShouldAgree(Close.Widen(step.Gradient), gradient, 10 * Tolerance, $"gradient of {name} with {bits} bits");
                Bits.ShouldBe(network.Step(samples, workers: 3, seed: 3).PackedGradient, step.PackedGradient, $"gradient of three workers of {name}");
                Close.ShouldAgree(network.PredictBatch(samples.Inputs), expected, Tolerance, $"PredictBatch of {name} with {bits} bits", smallestScale: 0.1);
                float[] single = [.. Enumerable.Range(0, samples.Rows).SelectMany(n => network.Predict(samples.Row(n)))];
                Close.ShouldAgree(single, expected, Tolerance, $"Predict of {name} with {bits} bits", smallestScale: 0.1);
            }
        }

        Close.ShouldAgree(network.Reference(samples, seed: 3).Gradient, gradient, 1e-11, $"reference gradient of {name}");
    }

    private static int Setting(string name, int fallback) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : fallback;
}
