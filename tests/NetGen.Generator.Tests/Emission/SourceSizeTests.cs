using System.Text;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Tests.Emission;

/// <summary>
/// However many layers a class has and however large they are, its generated source stays so small that it compiles in passing; what would exceed that is
/// refused.
/// </summary>
public sealed class SourceSizeTests
{
    private const int Megabyte = 1 << 20;

    /// <summary>The dense layer whose code is longest.</summary>
    private const string LongestDense = "[Dense(1000, DropConnect = 0.1)]";

    /// <summary>The longest of the others.</summary>
    private const string LongestOther = "[Activate(Activation.PRelu)]";

    /// <summary>Around every number at which the kernels change, with as many other layers as leave the choice alone and as many as there can be.</summary>
    public static TheoryData<int, int> Counts => new()
    {
        { 1, 15 }, { 1, 16 }, { 1, SizeLimit.Layers - 1 },
        { 7, 0 }, { 7, 15 }, { 7, 16 }, { 8, 0 },
        { 24, 0 }, { 24, 49 }, { 24, 50 }, { 24, SizeLimit.Layers - 24 }, { 25, 0 },
        { SizeLimit.DenseLayers, 0 }, { SizeLimit.DenseLayers, SizeLimit.Layers - SizeLimit.DenseLayers },
    };

    [Theory]
    [MemberData(nameof(Counts))]
    public void MostLayersOfTheLongestKind_StayBelowAMegabyte(int dense, int others)
    {
        IEnumerable<string> layers = Enumerable.Range(0, dense + others)
            .Select(index => (index + 1) * dense / (dense + others) > index * dense / (dense + others) ? LongestDense : LongestOther);
        int size = Size(string.Join(" ", layers));
        size.ShouldBeInRange(50_000, Megabyte);
    }

    [Theory]
    [InlineData("[Dense(2500, Activation.Relu)] [Dense(2000, Activation.Relu)] [Dense(1500, Activation.Relu)] [Dense(1000, Activation.Relu)] [Dense(500, "
        + "Activation.Relu)]")]
    [InlineData("[Dropout(0.1)] [Dense(100, Activation.RRelu, DropConnect = 0.1)]", 7)]
    [InlineData("[Dropout(0.1)] [Dense(100, Activation.RRelu, DropConnect = 0.1)]", 8)]
    [InlineData("[Dropout(0.1)] [Dense(100, Activation.RRelu, DropConnect = 0.1)]", 32)]
    [InlineData("[Dense(33, Activation.Gelu)]", 32)]
    [InlineData("[Dense(1, Activation.Tanh)] [Activate(Activation.Silu)]", 31)]
    public void OrdinaryDeclarations_StayBelowAMegabyte(string layers, int times = 1) =>
        Size(string.Join(" ", Enumerable.Repeat(layers, times)) + (times < SizeLimit.DenseLayers ? " [Dense(10, Activation.Softmax)]" : ""))
            .ShouldBeInRange(50_000, Megabyte);

    [Theory]
    [InlineData("[Dense(100)]", 33, "33 dense layers or more, but NetGen supports at most 32 dense layers")]
    [InlineData("[Dense(100)]", 100, "33 dense layers or more, but NetGen supports at most 32 dense layers")]
    [InlineData("[Dense(100, Activation.Tanh)]", 300, "33 dense layers or more, but NetGen supports at most 32 dense layers")]
    [InlineData("[Dropout(0.1)]", 300, "97 layers or more, but NetGen supports at most 96 layers")]
    public async Task TooManyLayers_AreRefused(string layer, int times, string message)
    {
        Generation generation = await GeneratorHarness.RunAsync(
            $"using NetGen; [NeuralNetwork(784)] {string.Join(" ", Enumerable.Repeat(layer, times))} [Dense(10)] public partial class Net;");
        generation.Analyzed[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture).ShouldBe("The network would have " + message);
        generation.Ids.ShouldAllBe(static id => id == "NETGEN108");
        generation.Files.ShouldHaveSingleItem();
    }

    private static int Size(string layers)
    {
        GeneratorRunResult run = GeneratorHarness.Driver()
            .RunGenerators(GeneratorHarness.Compile($"using NetGen; [NeuralNetwork(784)] {layers} public partial class Net;")).GetRunResult().Results.Single();
        run.Exception.ShouldBeNull();
        return run.GeneratedSources.Sum(static source => Encoding.UTF8.GetByteCount(source.SourceText.ToString()));
    }
}
