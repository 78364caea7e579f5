using NetGen.Tests;

namespace NetGen.Generator.Tests.Robustness;

/// <summary>
/// Generated code compiles in a project that has nothing: C# 13, nullable, warnings as errors, documentation checked (the harness), no implicit usings and no
/// unsafe code.
/// </summary>
public sealed class PlainProjectTests
{
    /// <summary>A network for every activation, and for what else changes the code.</summary>
    internal static string[] Networks =>
    [
        .. Enum.GetNames<Activation>().Select(static name => $"[NeuralNetwork(5)] [Dense(7, Activation.Linear)] [Dense(3, Activation.{name})]"),
        .. Enum.GetNames<Activation>()
            .Where(static name => name != "Softmax")
            .Select(static name => $"[NeuralNetwork(5)] [Dense(7, Activation.{name})] [Dense(3)]"),
        .. Enum.GetNames<Activation>().Where(static name => name != "Linear").Select(static name => $"[NeuralNetwork(5)] [Activate(Activation.{name})]"),
        .. Enum.GetNames<Init>().Select(static name => $"[NeuralNetwork(5)] [Dense(7, Init = Init.{name}, InitScale = 1e-30, BiasInit = -0.0)]"),
        "[NeuralNetwork(5, Loss = Loss.MeanSquaredError)] [Dense(3, Activation.Softmax)]",
        "[NeuralNetwork(5, Loss = Loss.MeanSquaredError)] [Dense(3, Activation.Sigmoid)]",
        "[NeuralNetwork(28, 28, 3)] [Dense(10, Activation.Softmax)]",
        "[NeuralNetwork(1)] [Dense(1)]",
        "[NeuralNetwork(5)] [Standardize] [Dense(3)]",
        "[NeuralNetwork(5)] [MinMaxScale] [Dropout(0.1)] [Dense(3, DropConnect = 0.2)] [Dropout(0.3)] [Dropout(0)] [Activate(Activation.PRelu)]",
        "[NeuralNetwork(5)] [Standardize]",
        "[NeuralNetwork(5)] [Activate(Activation.PRelu)] [Activate(Activation.PRelu)] [Dense(3, Activation.PRelu)] [Activate(Activation.PRelu)]",
        "[NeuralNetwork(5)] [Dense(3, Activation.LeakyRelu, Alpha = -0.5)] [Dense(3, Activation.Elu, Alpha = -1)] [Dense(3, Activation.Softplus, Beta = "
            + "1e30)] [Dense(1)]",
        "[NeuralNetwork(100000)] [Dense(2000, Activation.Relu)] [Dense(10000)]",
        "[NeuralNetwork(5)] [Dense(3, Activation.Linear, DropConnect = 0.1)] [Dense(3, Activation.Linear, DropConnect = 0.1)] [Dense(3, DropConnect = 0.1)]",
        .. Mathematics.ImageCatalog.Texts,
    ];

    [LongFact]
    public async Task EveryNetwork_CompilesWithoutAWarning()
    {
        Generation generation = await GeneratorHarness.RunAsync(
        [
            .. Networks.Select(static (attributes, index) => $"using NetGen; namespace App; {attributes} public partial class Net{index};")
        ]);
        generation.ShouldBeClean();
        generation.Files.Count(static file => file.HintName.EndsWith(".Reference.g.cs", StringComparison.Ordinal)).ShouldBe(Networks.Length);
    }

    [Fact]
    public async Task LargeNetwork_IsWrittenInLittleText()
    {
        await GeneratorHarness.RunAsync("[NetGen.NeuralNetwork(2)] [NetGen.Dense(2)] internal partial class Net;");
        Generation generation = await GeneratorHarness.RunAsync("""
            using NetGen;
            [NeuralNetwork(28, 28, 1)]
            [Dense(2500, Activation.Relu)] [Dense(2000, Activation.Relu)] [Dense(1500, Activation.Relu)]
            [Dense(1000, Activation.Relu)] [Dense(500, Activation.Relu)] [Dense(10, Activation.Softmax)]
            internal partial class Net;
            """);
        generation.ShouldBeClean();
        generation.Files.Sum(static file => System.Text.Encoding.UTF8.GetByteCount(file.Source)).ShouldBeLessThan(1 << 20);
    }

    /// <summary>Ten times the layers are about ten times the text; a test that hung would not end.</summary>
    [Fact]
    public void ManyLayers_TakeTextInProportion()
    {
        static int Length(int layers) => GeneratorHarness.Driver()
            .RunGenerators(GeneratorHarness.Compile($"using NetGen; [NeuralNetwork(8)] "
                + $"{string.Concat(Enumerable.Repeat("[Dense(8, Activation.Tanh)] [Dropout(0.1)] ", layers))} [Dense(1)] internal partial class Net;"))
            .GetRunResult().Results.Single().GeneratedSources.Sum(static source => source.SourceText.Length);

        int few = Length(3);
        Length(30).ShouldBeLessThan(15 * few);
    }
}
