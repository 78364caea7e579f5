namespace NetGen.Generator.Tests.Diagnostics;

public sealed class LayerDiagnosticTests
{
    [Theory]
    [InlineData("[NeuralNetwork(2)] [Dense(0)]", "NETGEN101", "0", "The size must be at least 1, but it is 0")]
    [InlineData("[NeuralNetwork(2)] [Dense(activation: Activation.Relu, units: -1)]", "NETGEN101", "-1", "The size must be at least 1, but it is -1")]
    [InlineData("[NeuralNetwork(0)] [Dense(1)]", "NETGEN102", "0", "Each dimension of the input must be at least 1, but 'inputSize' is 0")]
    [InlineData("[NeuralNetwork(28, -28, 1)] [Dense(1)]", "NETGEN102", "-28", "Each dimension of the input must be at least 1, but 'width' is -28")]
    [InlineData("[NeuralNetwork(2)] [Dropout(1.0)] [Dense(1)]", "NETGEN103", "1.0", "rate is the fraction of values that training switches off. It must be at "
        + "least 0 and below 1, but it is 1.")]
    [InlineData("[NeuralNetwork(2)] [Dropout(-0.1)] [Dense(1)]", "NETGEN103", "-0.1", "rate is the fraction of values that training switches off. It must be "
        + "at least 0 and below 1, but it is -0.1.")]
    [InlineData("[NeuralNetwork(2)] [Dropout(double.NaN)] [Dense(1)]", "NETGEN103", "double.NaN", "rate is the fraction of values that training switches off. "
        + "It must be at least 0 and below 1, but it is NaN.")]
    [InlineData("[NeuralNetwork(2)] [Dropout(0.9999999999)] [Dense(1)]", "NETGEN103", "0.9999999999", "rate is the fraction of values that training switches "
        + "off. It must be at least 0 and below 1, but it is 0.9999999999.")]
    [InlineData("[NeuralNetwork(2)] [Dense(1, DropConnect = 1.0)]", "NETGEN103", "1.0", "DropConnect is the fraction of values that training switches off. It "
        + "must be at least 0 and below 1, but it is 1.")]
    [InlineData("[NeuralNetwork(2)] [Dense(1, DropConnect = -0.1)]", "NETGEN103", "-0.1", "DropConnect is the fraction of values that training switches off. "
        + "It must be at least 0 and below 1, but it is -0.1.")]
    [InlineData("[NeuralNetwork(2)] [Dense(1, DropConnect = double.NaN)]", "NETGEN103", "double.NaN", "DropConnect is the fraction of values that training "
        + "switches off. It must be at least 0 and below 1, but it is NaN.")]
    [InlineData("[NeuralNetwork(2)] [Dense(2, Activation.Softmax)] [Dense(2)]", "NETGEN104", "Dense(2)", "Softmax must be the last layer, because it turns "
        + "the output of the network into probabilities, but 'Dense' follows it")]
    [InlineData("[NeuralNetwork(2)] [Dense(2)] [Standardize]", "NETGEN105", "Standardize", "[Standardize] scales the input. It must come before all other "
        + "layers, and a network can have only one input scaling.")]
    [InlineData("[NeuralNetwork(2)] [Standardize] [MinMaxScale] [Dense(2)]", "NETGEN105", "MinMaxScale", "[MinMaxScale] scales the input. It must come before "
        + "all other layers, and a network can have only one input scaling.")]
    [InlineData("[NeuralNetwork(2, Loss = Loss.CrossEntropy)] [Dense(2)]", "NETGEN106", "Loss.CrossEntropy", "Loss.CrossEntropy needs Activation.Softmax as "
        + "the last layer, but the last layer is Dense")]
    [InlineData(
        "[NeuralNetwork(2, Loss = Loss.BinaryCrossEntropy)] [Dense(2, Activation.Softmax)]", "NETGEN106", "Loss.BinaryCrossEntropy",
        "Loss.BinaryCrossEntropy needs Activation.Sigmoid as the last layer, but the last layer is Softmax")]
    [InlineData("[NeuralNetwork(2)] [Dense(2, Activation.LeakyRelu, Alpha = double.NaN)]", "NETGEN107", "double.NaN", "Alpha must be finite, but it is NaN")]
    [InlineData("[NeuralNetwork(2)] [Dense(2)] [Activate(Activation.Softplus, Beta = 0)]", "NETGEN107", "0", "Beta must be positive, but it is 0")]
    [InlineData("[NeuralNetwork(2)] [Dense(2)] [Activate(Activation.Softplus, Beta = 1e-60)]", "NETGEN107", "1e-60", "Beta must be positive, but it is 1E-60")]
    [InlineData("[NeuralNetwork(2)] [Dense(2, Activation.RRelu, Lower = 0.5, Upper = 0.25)]", "NETGEN107", "0.25", "Upper must be at least Lower (0.5), but "
        + "it is 0.25")]
    [InlineData(
        "[NeuralNetwork(2)] [Dense(2, Activation.RRelu, Lower = 0.5)]", "NETGEN107", "0.5", "Upper must be at least Lower (0.5), but it is 0.3333333333333333")]
    [InlineData("[NeuralNetwork(2)] [Dense(2, InitScale = double.PositiveInfinity)]", "NETGEN107", "double.PositiveInfinity", "InitScale must be finite, but "
        + "it is Infinity")]
    [InlineData("[NeuralNetwork(2)] [Dense(2, BiasInit = 1e300)]", "NETGEN107", "1e300", "BiasInit must be finite, but it is 1E+300")]
    [InlineData("[NeuralNetwork(2)] [Dense(2)] [BatchNorm(Momentum = 1.5)]", "NETGEN107", "1.5", "Momentum must be between 0 and 1, but it is 1.5")]
    [InlineData("[NeuralNetwork(2)] [BatchNorm(Epsilon = 0)] [Dense(2)]", "NETGEN107", "0", "Epsilon must be positive, but it is 0")]
    [InlineData("[NeuralNetwork(2)] [BatchNorm(Epsilon = 1e-60)] [Dense(2)]", "NETGEN107", "1e-60", "Epsilon must be positive, but it is 1E-60")]
    [InlineData("[NeuralNetwork(2)] [Dense(2, Activation.Softmax)] [BatchNorm]", "NETGEN104", "BatchNorm", "Softmax must be the last layer, because it turns "
        + "the output of the network into probabilities, but 'BatchNorm' follows it")]
    [InlineData("[NeuralNetwork(65536)] [Dense(65536)]", "NETGEN108", "Dense(65536)", "The network would have 4295032832 parameters (4303425600 with "
        + "padding), but NetGen supports at most 536870912 parameters with padding")]
    [InlineData("[NeuralNetwork(65536, 65536, 65536)] [Dense(1)]", "NETGEN108", "NeuralNetwork(65536, 65536, 65536)", "The network would have an input of "
        + "65536 x 65536 x 65536 values, but NetGen supports at most 67108864 values")]
    [InlineData("[NeuralNetwork(67108864)] [Activate(Activation.Relu)]", "NETGEN108", "Activate(Activation.Relu)", "The network would have 134217728 values "
        + "per sample in its layers, but NetGen supports at most 67108864 values")]
    [InlineData("[NeuralNetwork(2)] [Dense(2)] [Dropout(0.5)]", "NETGEN109", "Dropout(0.5)", "Dropout is the last layer, so training would set outputs to "
        + "zero at random. Put it before the last [Dense].")]
    [InlineData("[NeuralNetwork(2)] [Dense(2, (Activation)99)]", "NETGEN111", "(Activation)99", "The enum Activation has no value 99")]
    [InlineData("[NeuralNetwork(2)] [Dense(2)] [Activate((Activation)(-1))]", "NETGEN111", "(Activation)(-1)", "The enum Activation has no value -1")]
    [InlineData("[NeuralNetwork(2)] [Dense(2, Init = (Init)9)]", "NETGEN111", "(Init)9", "The enum Init has no value 9")]
    [InlineData("[NeuralNetwork(2, Loss = (Loss)4)] [Dense(2)]", "NETGEN111", "(Loss)4", "The enum Loss has no value 4")]
    public Task WrongLayer_IsUnderlinedByTheAnalyzer(string attributes, string id, string underlined, string message) =>
        Reports.ShouldBeAsync($"using NetGen;\n{attributes} public partial class Net;", id, underlined, message);

    [Fact]
    public async Task SeveralErrors_AreAllToldInOneBuild()
    {
        Generation generation = await GeneratorHarness.RunAsync("""
            using NetGen;

            [NeuralNetwork(0, Loss = (Loss)7)]
            [Dropout(2)]
            [Dense(-3, (Activation)99, DropConnect = 1, Init = (Init)9, InitScale = double.NaN, BiasInit = double.NaN)]
            [BatchNorm(Momentum = -1)]
            [Dense(65536)]
            [Dense(65536, Activation.Softmax)]
            [Standardize]
            [Dense(2, Activation.Softplus, Beta = -1)]
            [Dropout(0.5)]
            internal partial class Net
            {
                public Net(string name) => Name = name;

                public string Name { get; }
            }
            """);

        generation.Ids.Order(StringComparer.Ordinal).ShouldBe(
        [
            "NETGEN008", "NETGEN101", "NETGEN102", "NETGEN103", "NETGEN103", "NETGEN104", "NETGEN105", "NETGEN107", "NETGEN107", "NETGEN107", "NETGEN107",
            "NETGEN108", "NETGEN109",
            "NETGEN111", "NETGEN111", "NETGEN111",
        ]);
        generation.Compiled.ShouldBeEmpty();
    }

    /// <summary>Advice can be switched off where it does not fit. An error cannot, because the class has no code.</summary>
    [Theory]
    [InlineData("NETGEN203", "[Dense(1, Activation.Softmax)]", false)]
    [InlineData("NETGEN101", "[Dense(0)]", true)]
    public async Task PragmaAroundALayer_SilencesAdviceOnly(string id, string layer, bool isReported)
    {
        Generation generation = await GeneratorHarness.RunAsync($"""
            using NetGen;

            [NeuralNetwork(2)]
            #pragma warning disable {id}
            {layer}
            #pragma warning restore {id}
            internal partial class Net;
            """);
        generation.Ids.ShouldBe(isReported ? [id] : []);
    }

    [Theory]
    [InlineData("[NeuralNetwork(2)] [Dense(\"x\")]")]
    [InlineData("[NeuralNetwork(2)] [Dense]")]
    [InlineData("[NeuralNetwork(2)] [Dense(1, 2, 3, 4)]")]
    [InlineData("[NeuralNetwork(2)] [Dense(3, Nothing = 1)]")]
    [InlineData("[NeuralNetwork(2)] [Dense(3, Alpha = \"x\")]")]
    [InlineData("[NeuralNetwork(2)] [Dense(null)]")]
    [InlineData("[NeuralNetwork(2)] [Dense(99999999999)]")]
    [InlineData("[NeuralNetwork(2)] [Dropout] [Dense(2)]")]
    [InlineData("[NeuralNetwork(2)] [Dropout(\"0.1\")] [Dense(2)]")]
    [InlineData("[NeuralNetwork(2)] [Dense(2)] [Activate]")]
    [InlineData("[NeuralNetwork] [Dense(2)]")]
    [InlineData("[NeuralNetwork(2.5)] [Dense(2)]")]
    [InlineData("[NeuralNetwork(2, 2, 2, 2)] [Dense(2)]")]
    [InlineData("[NeuralNetwork(2, 2)] [Conv1D(2)]")]
    [InlineData("[NeuralNetwork(2, 2, 2)] [Conv2D(2, 1, Stride = \"x\")] [MaxPool2D]")]
    [InlineData("[NeuralNetwork(2, 2, 2)] [Conv2D(2, 1, Activation.Relu, 3)] [Reshape]")]
    [InlineData("[NeuralNetwork(new int[] { 2 })] [Dense(2)]")]
    [InlineData("[NeuralNetwork(2)] [NeuralNetwork(3)] [Dense(2)]")]
    [InlineData("[NeuralNetwork(2)] [Dense(2)] [Misspelt(3)]")]
    [InlineData("[NeuralNetwork(2)] [Dense(2]")]
    public async Task ArgumentsThatAreCSharpErrors_NeverMakeTheGeneratorThrow(string attributes)
    {
        Generation generation = await GeneratorHarness.RunAsync($"using NetGen;\n{attributes} public partial class Net;");
        generation.Exception.ShouldBeNull();
        generation.Analyzed.ShouldBeEmpty();
        generation.Told.ShouldBeEmpty();
        generation.Compiled.ShouldNotBeEmpty();
        generation.Compiled.ShouldAllBe(diagnostic => diagnostic.Location.SourceTree!.FilePath == "Source0.cs");
        generation.Files.ShouldNotBeEmpty();
    }
}
