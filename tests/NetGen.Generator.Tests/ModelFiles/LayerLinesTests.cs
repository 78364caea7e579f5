using NetGen.Generator.Model;
using NetGen.Generator.Parsing;
using NetGen.Generator.Tests.Mathematics;

namespace NetGen.Generator.Tests.ModelFiles;

/// <summary>The lines by which the build compares layers with a file are those that the runtime writes into it.</summary>
public sealed class LayerLinesTests
{
    [Fact]
    public void Lines_AreThoseOfTheRuntime()
    {
        string[] networks =
        [
            "[NeuralNetwork(4)] [Standardize] [Dense(16, Activation.Relu)] [Dropout(0.1)] [Dense(16)] [BatchNorm(Momentum = 0.2)] [Activate(Activation.Elu, "
                + "Alpha = 0.3)] [Dense(3, Activation.Softmax)]",
            "[NeuralNetwork(7)] [Dense(9, DropConnect = 0.3, UseBias = false)] [Activate(Activation.RRelu, Lower = 0.2, Upper = 0.9)] [Dense(9, "
                + "Activation.LeakyRelu, Alpha = 0.1)] [LayerNorm] [Dense(2)]",
            "[NeuralNetwork(8, 8, 3)] [Conv2D(4, 3, Activation.PRelu, SlopePerChannel = true, Stride = 2, Pad = 1)] [MaxPool2D(2)] [Flatten] [Dense(16)] "
                + "[Reshape(2, 4, 2)] [GlobalAveragePool2D] [Dense(5)]",
            "[NeuralNetwork(9)] [Label(\"x\")] [Dense(8, Activation.Tanh)] [Dropout(0.2)] [Label(\"left\")] [From(\"x\")] [Dense(8, Activation.Softplus, Beta "
                + "= 2)] [Add(\"left\")] [Concat(\"x\")] [Dense(3)]",
        ];
        foreach (CompiledNetwork network in NetworkCompiler.Compile(networks))
        {
            LayerLines.Of(network.Model).ShouldBe(network.Info.Architecture);
        }
    }

    [Theory]
    [InlineData("Elu(alpha 0.3)", "Elu(alpha 0.300000012)", true)]
    [InlineData("Elu(alpha 0.3)", "Elu(alpha 0.31)", false)]
    [InlineData("BatchNorm(epsilon 1E-05)", "BatchNorm(epsilon 0.00001)", true)]
    [InlineData("Dense(16)", "Dense(17)", false)]
    [InlineData("Add of Dense1 and Relu2", "Add of Dense1 and Relu1", false)]
    [InlineData("Conv2D(4x4x8, 3x3)", "Conv2D(4x4x8, 5x5)", false)]
    public void Numbers_AreComparedAsNumbers(string line, string other, bool areTheSame) => LayerLines.AreTheSame(line, other).ShouldBe(areTheSame);
}
