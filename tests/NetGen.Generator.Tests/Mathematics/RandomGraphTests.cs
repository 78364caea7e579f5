using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.Parsing;
using NetGen.Tests;

namespace NetGen.Generator.Tests.Mathematics;

/// <summary>
/// Graphs nobody thought of. The environment variables NETGEN_RANDOM_GRAPHS and NETGEN_COMPILED_GRAPHS ask for more of them, NETGEN_FIRST_GRAPH for others.
/// </summary>
public sealed class RandomGraphTests
{
    private const int Rows = 5;

    /// <summary>Classes of one compilation.</summary>
    private const int Together = 30;

    private static bool IsLong => LongTests.Skip is null;

    private static int First => Setting("NETGEN_FIRST_GRAPH", 0);

    /// <summary>The mathematics alone: the gradient of every tensor along a random direction is what the loss says.</summary>
    [Fact]
    public void Gradients_AreDerivativesOfTheLoss()
    {
        foreach (int[] seeds in Enumerable.Range(First, Setting("NETGEN_RANDOM_GRAPHS", IsLong ? 300 : 100)).Chunk(100))
        {
            (string Text, NetworkModel Model)[] networks = [.. seeds.Select(RandomGraph.Of).Zip(Parse([.. seeds.Select(RandomGraph.Of)]))];
            for (int index = 0; index < networks.Length; index++)
            {
                new GradientProbe(Propagation.Of(networks[index].Model), networks[index].Model, Rows, seeds[index]).Check($"graph {seeds[index]}: {networks[index].Text}");
            }
        }
    }

    /// <summary>The generated code: a training step for any number of workers, inference and the reference page compute what the interpreter does.</summary>
    [Fact]
    public void GeneratedCode_MatchesTheInterpreter()
    {
        foreach (int[] seeds in Enumerable.Range(First, Setting("NETGEN_COMPILED_GRAPHS", IsLong ? Together : Together / 3)).Chunk(Together))
        {
            IReadOnlyList<CompiledNetwork> networks = NetworkCompiler.Compile([.. seeds.Select(RandomGraph.Of)]);
            foreach ((CompiledNetwork network, int seed) in networks.Zip(seeds))
            {
                Check(network, seed);
            }
        }
    }

    private static void Check(CompiledNetwork network, int seed)
    {
        string name = $"graph {seed}: {network}";
        network.Reset(seed);
        network.State = [.. network.Info.Statistics.SelectMany(statistic => Samples.Normal(statistic.Length, seed).Select(value => statistic.Bound == StatisticBound.Finite ? value : 0.5f + Math.Abs(value)))];
        double tolerance = 3 * NetworkCatalog.ToleranceOf(network);
        var samples = Samples.For(network, 11, seed);
        StepResult step = network.Step(samples, workers: 1, seed: 3);
        (double[] outputs, double[] losses, double[] gradient, _) = Interpretation.Step(network, samples, seed: 3);
        Close.ShouldAgree(step.Outputs, outputs, tolerance, $"y of {name}", smallestScale: 0.1);
        Close.ShouldAgree(step.Losses, losses, tolerance, $"loss of {name}", smallestScale: 0.1);
        Close.ShouldAgree(Close.Widen(step.Gradient), gradient, 10 * tolerance, $"gradient of {name}");
        Bits.ShouldBe(network.Step(samples, workers: 3, seed: 3).PackedGradient, step.PackedGradient, $"gradient of three workers of {name}");
        double[] expected = Interpretation.Predict(network, samples);
        Close.ShouldAgree(network.PredictBatch(samples.Inputs), expected, tolerance, $"PredictBatch of {name}", smallestScale: 0.1);
        Close.ShouldAgree([.. Enumerable.Range(0, samples.Rows).SelectMany(n => network.Predict(samples.Row(n)))], expected, tolerance, $"Predict of {name}", smallestScale: 0.1);
        Close.ShouldAgree(network.Reference(samples, seed: 3).Gradient, gradient, 1e-11, $"reference gradient of {name}");
    }

    private static IEnumerable<NetworkModel> Parse(IReadOnlyList<string> texts)
    {
        Compilation compilation = GeneratorHarness.Compile("using NetGen;\n" + string.Join("\n", texts.Select(static (text, index) => $"{text} public partial class N{index.ToString(CultureInfo.InvariantCulture)};")));
        return texts.Select((text, index) =>
        {
            var problems = new List<string>();
            INamedTypeSymbol type = compilation.GetTypeByMetadataName("N" + index.ToString(CultureInfo.InvariantCulture)).ShouldNotBeNull();
            NetworkModel? model = NetworkParser.Parse(type, compilation, problem => problems.Add($"{problem.Descriptor.Id}: {problem.ToDiagnostic().GetMessage(CultureInfo.InvariantCulture)}"), CancellationToken.None).Model;
            return model.ShouldNotBeNull($"{text} is refused: {string.Join("; ", problems)}");
        });
    }

    private static int Setting(string name, int fallback) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : fallback;
}
