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
                new GradientProbe(
                    Propagation.Of(networks[index].Model), networks[index].Model, Rows, seeds[index]).Check($"graph {seeds[index]}: {networks[index].Text}");
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
                RandomGraphCheck.Run(network, seed);
            }
        }
    }

    private static IEnumerable<NetworkModel> Parse(IReadOnlyList<string> texts)
    {
        Compilation compilation = GeneratorHarness.Compile("using NetGen;\n"
            + string.Join("\n", texts.Select(static (text, index) => $"{text} public partial class N{index.ToString(CultureInfo.InvariantCulture)};")));
        return texts.Select((text, index) =>
        {
            var problems = new List<string>();
            INamedTypeSymbol type = compilation.GetTypeByMetadataName("N" + index.ToString(CultureInfo.InvariantCulture)).ShouldNotBeNull();
            NetworkModel? model =
                NetworkParser.Parse(type, compilation, problem => problems.Add($"{problem.Descriptor.Id}: "
                    + $"{problem.ToDiagnostic(problem.Descriptor).GetMessage(CultureInfo.InvariantCulture)}"), CancellationToken.None).Model;
            return model.ShouldNotBeNull($"{text} is refused: {string.Join("; ", problems)}");
        });
    }

    private static int Setting(string name, int fallback) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : fallback;
}
