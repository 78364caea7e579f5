using System.Globalization;
using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Tests;

namespace NetGen.Generator.Tests.Mathematics;

/// <summary>
/// Graphs of layers that only files of models have. The environment variables are those of <see cref="RandomGraphTests"/>.
/// </summary>
public sealed class RandomGeneralGraphTests
{
    private const int Rows = 3;

    private static bool IsLong => LongTests.Skip is null;

    private static IEnumerable<int> Seeds(string variable, int count) => Enumerable.Range(Setting("NETGEN_FIRST_GRAPH", 0), Setting(variable, count));

    /// <summary>The mathematics alone: the gradient of every tensor along a random direction is what the loss says.</summary>
    [Fact]
    public void Gradients_AreDerivativesOfTheLoss()
    {
        foreach (int seed in Seeds("NETGEN_RANDOM_GRAPHS", IsLong ? 300 : 60))
        {
            NetworkModel model = RandomGeneralGraph.Of(seed);
            new GradientProbe(Propagation.Of(model), model, Rows, seed).Check($"graph {seed}: {TextOf(model)}");
        }
    }

    /// <summary>The generated code: a training step for any number of workers, inference and the reference page compute what the interpreter does.</summary>
    [Fact]
    public void GeneratedCode_MatchesTheInterpreter()
    {
        int[] seeds = [.. Seeds("NETGEN_COMPILED_GRAPHS", IsLong ? 30 : 8)];
        (string, NetworkModel)[] models = [.. seeds.Select(static seed => RandomGeneralGraph.Of(seed)).Select(static model => (TextOf(model), model))];
        foreach ((CompiledNetwork network, int seed) in NetworkCompiler.Compile(models).Zip(seeds))
        {
            RandomGraphCheck.Run(network, seed);
        }
    }

    private static string TextOf(NetworkModel model) =>
        model.Input + string.Concat(model.Nodes.Select(static node =>
            $" {node.Layer.Kind}({node.Layer.Output}; {node.Layer.Settings}) of {string.Join(", ", node.Inputs)}"));

    private static int Setting(string name, int fallback) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : fallback;
}
