using NetGen.Generator.Tests.Diagnostics;

namespace NetGen.Generator.Tests.ModelFiles;

/// <summary>A class from a file has the code of the class that declares the same layers: so it has its speed.</summary>
public sealed class ImportedSourceTests
{
    [Theory]
    [InlineData("Predict")]
    [InlineData("Forward")]
    [InlineData("Backward")]
    [InlineData("Kernels512")]
    [InlineData("Kernels256")]
    [InlineData("Kernels128")]
    public async Task ImportedClass_HasTheCodeOfTheDeclaredOne(string concern)
    {
        ModelText file = ModelText.Of("Models/net.onnx", "onnx", """
            weights resource="NetGen.Models/Models/net.onnx" length=407080 sha256=00
            input name="x" file=[784] shape=[784]
            node Dense name="1" reads=[-1] input=[784] shape=[128] units=128 bias=true
            node Relu name="2" reads=[0] input=[128] shape=[128]
            node Dense name="3" reads=[1] input=[128] shape=[10] units=10 bias=true
            node Softmax name="4" reads=[2] input=[10] shape=[10] outer=1 size=10 inner=1
            """);
        string imported = await SourceOf("[NeuralNetwork(\"Models/net.onnx\")]", concern, file);
        imported.ShouldBe(await SourceOf("[NeuralNetwork(784)] [Dense(128, Activation.Relu)] [Dense(10, Activation.Softmax)]", concern));
    }

    /// <summary>An image of one channel lies in memory as the file has it, so nothing is moved before the first convolution.</summary>
    [Fact]
    public async Task ImageOfOneChannel_IsReadAsItIs()
    {
        ModelText file = ModelText.Of("Models/net.onnx", "onnx", """
            weights resource="NetGen.Models/Models/net.onnx" length=1000 sha256=00
            input name="x" file=[1,8,8] shape=[8,8,1]
            node Conv2D name="1" reads=[-1] input=[8,8,1] shape=[6,6,4] filters=4 kernel=[3,3] stride=[1,1] dilation=[1,1] pads=[0,0,0,0] groups=1 bias=true
            node Relu name="2" reads=[0] input=[6,6,4] shape=[6,6,4]
            node MaxPool2D name="3" reads=[1] input=[6,6,4] shape=[3,3,4] kernel=[2,2] stride=[2,2] dilation=[1,1] pads=[0,0,0,0]
            node Flatten name="4" reads=[2] input=[3,3,4] shape=[36]
            node Dense name="5" reads=[3] input=[36] shape=[5] units=5 bias=true
            node View name="6" reads=[4] input=[5] shape=[5]
            """.Replace("length=1000", "length=900", StringComparison.Ordinal));
        string imported = await SourceOf("[NeuralNetwork(\"Models/net.onnx\")]", "Predict", file);
        imported.ShouldBe(await SourceOf("[NeuralNetwork(8, 8, 1)] [Conv2D(4, 3, Activation.Relu)] [MaxPool2D(2)] [Dense(5)]", "Predict"));
    }

    private static async Task<string> SourceOf(string declaration, string concern, params ModelText[] files)
    {
        Generation generation = await GeneratorHarness.RunAsync(
            GeneratorHarness.Compile($"using NetGen; namespace App; /// <summary>A network.</summary>\n{declaration} public partial class Net;"), [.. files]);
        generation.Errors.ShouldBeEmpty();
        return generation.Files.Single(candidate => candidate.HintName == $"App.Net.{concern}.g.cs").Source;
    }
}
