using System.Globalization;
using NetGen.Generator.Tests.Mathematics;
using NetGen.Tests;

namespace NetGen.Generator.Tests.Onnx;

/// <summary>What a file holds, and what is not written.</summary>
public sealed class FileTests
{
    private const string Normalized = "[NeuralNetwork(5, 5, 2)] [Conv2D(6, 3, UseBias = false)] [BatchNorm] [Activate(Activation.Relu)] [Conv2D(8, 2)] "
        + "[BatchNorm] [Dense(2)]";

    private const string Sequence = "[NeuralNetwork(20, 3)] [Conv1D(8, 3, Activation.Relu)] [MaxPool1D(2)] [Conv1D(4, 3, Padding = Padding.Same)] "
        + "[GlobalAveragePool1D] [Dense(3, Activation.Softmax)]";

    private const string Parameterized = "[NeuralNetwork(9)] [Dense(17, Activation.LeakyRelu, Alpha = -0.3)] [Dense(9, Activation.Elu, Alpha = -0.7)] "
        + "[Dense(7, Activation.Softplus, Beta = 2.5)] [Dense(2)]";

    private const string Scaled = "[NeuralNetwork(5)] [Standardize] [Dropout(0.2)] [Activate(Activation.PRelu)] [Dense(3, DropConnect = 0.2)]";

    [Theory]
    [InlineData(ImageCatalog.LeNet, "Reshape Conv Relu MaxPool Conv Relu MaxPool Flatten Gemm Relu Gemm Softmax")]
    [InlineData(ImageCatalog.Residual, "Transpose Conv Relu Conv Relu Conv Add Relu Conv Conv Add GlobalMaxPool Flatten Gemm")]
    [InlineData(Normalized, "Transpose Conv BatchNormalization Relu Conv BatchNormalization Flatten Gemm")]
    [InlineData("[NeuralNetwork(4, 4, 2)] [Conv2D(3, 3, Activation.Sigmoid)]", "Transpose Conv Sigmoid Transpose")]
    [InlineData(
        "[NeuralNetwork(3, 2, 2)] [Label(\"x\")] [Activate(Activation.Tanh)] [Concat(\"x\")] [Dense(4, Activation.Softmax)]",
        "Tanh Concat Flatten Gemm Softmax")]
    [InlineData(Sequence, "Transpose Conv Relu MaxPool Conv GlobalAveragePool Flatten Gemm Softmax")]
    [InlineData(Scaled, "Sub Div Dropout PRelu Gemm")]
    [InlineData(GraphCatalog.SkipOverBatchNorm, "Gemm BatchNormalization Relu Gemm BatchNormalization Add Relu Gemm")]
    public void Operators_AreThoseOfTheLayersAndNoMoreTurnsThanNeeded(string annotations, string operators) =>
        Files.OperatorsOf(NetworkCatalog.Of(annotations)).ShouldBe(operators);

    [Theory]
    [InlineData(ImageCatalog.Residual, "Conv Relu Conv Relu Conv Add Relu Conv Conv Add GlobalMaxPool Flatten Gemm")]
    [InlineData("[NeuralNetwork(4, 4, 2)] [Conv2D(3, 3, Activation.Sigmoid)]", "Conv Sigmoid")]
    public void ChannelsFirst_TurnsNothing(string annotations, string operators) =>
        Files.OperatorsOf(NetworkCatalog.Of(annotations), new OnnxOptions { ChannelsFirst = true }).ShouldBe(operators);

    [Theory]
    [InlineData(Normalized, "Transpose Conv Relu Conv Flatten Gemm")]
    [InlineData("[NeuralNetwork(13)] [Standardize] [Dense(64, Activation.Relu)] [Dense(24, Activation.Relu)] [Dense(3)]", "Gemm Relu Gemm Relu Gemm")]
    [InlineData(
        "[NeuralNetwork(7)] [Dense(33, Activation.Tanh)] [BatchNorm] [Dense(9, Activation.Sigmoid)] [BatchNorm] [Dense(2)]", "Gemm Tanh Gemm Sigmoid Gemm")]
    [InlineData(GraphCatalog.SkipOverBatchNorm, "Gemm BatchNormalization Relu Gemm Add Relu Gemm")]
    [InlineData("[NeuralNetwork(7)] [Standardize] [Label(\"s\")] [Dense(7, Activation.Relu)] [Add(\"s\")] [Dense(3)]", "Sub Div Gemm Relu Add Gemm")]
    [InlineData("[NeuralNetwork(7)] [MinMaxScale] [Activate(Activation.Tanh)] [Dense(3)]", "Sub Div Tanh Gemm")]
    public void Folding_LeavesWhatOthersReadToo(string annotations, string operators) =>
        Files.OperatorsOf(NetworkCatalog.Of(annotations), new OnnxOptions { FoldNormalization = true }).ShouldBe(operators);

    /// <summary>A mean of a million divisors would leave few digits of a value in a product.</summary>
    [Fact]
    public void Folding_LeavesColumnsFarFromZero()
    {
        CompiledNetwork network = NetworkCatalog.Of("[NeuralNetwork(130)] [Standardize] [Dense(64, Activation.Relu)]");
        float[] state = network.State;
        state[7] = 1e6f;
        network.State = state;
        Files.OperatorsOf(network, new OnnxOptions { FoldNormalization = true }).ShouldBe("Sub Div Gemm Relu");
    }

    [Fact]
    public void Bytes_AreTheSameTwiceAndInOtherCultures()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            foreach (string annotations in (string[])[ImageCatalog.LeNet, GraphCatalog.ResidualBlock, Scaled, Parameterized])
            {
                CompiledNetwork network = NetworkCatalog.Of(annotations);
                byte[] first = Files.BytesOf(network);
                foreach (string culture in (string[])["", "de-DE", "tr-TR", "fa-IR"])
                {
                    CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                    Files.BytesOf(network).ShouldBe(first, culture);
                }
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void NotFiniteValue_IsRefusedAndTheFileStays()
    {
        CompiledNetwork network = NetworkCatalog.Of(Scaled);
        float[] parameters = network.Parameters;
        parameters[3] = float.NaN;
        network.Parameters = parameters;
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("net.onnx"), "old");
        Should.Throw<InvalidOperationException>(() => network.SaveOnnx(folder.File("net.onnx"), new OnnxOptions())).Message.ShouldContain("NaN at position");
        File.ReadAllText(folder.File("net.onnx")).ShouldBe("old");
        Directory.GetFiles(folder.Root).Length.ShouldBe(1);
    }

    [Fact]
    public void UnfittedScaling_IsRefused()
    {
        CompiledNetwork network = NetworkCatalog.Of(Scaled);
        network.Reset(seed: 1);
        Should.Throw<InvalidOperationException>(() => Files.BytesOf(network)).Message.ShouldStartWith("SaveOnnx needs the statistics of the input scaling");
    }

    [Fact]
    public void FileThatIsThere_IsReplaced()
    {
        CompiledNetwork network = NetworkCatalog.Of(ImageCatalog.LeNet);
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("net.onnx"), new string('x', 1_000_000));
        network.SaveOnnx(folder.File("net.onnx"), new OnnxOptions());
        File.ReadAllBytes(folder.File("net.onnx")).ShouldBe(Files.BytesOf(network));
    }

    [Fact]
    public void NoOptions_AreRefused() =>
        Should.Throw<ArgumentNullException>(() => NetworkCatalog.Of(Scaled).SaveOnnx("net.onnx", null!)).ParamName.ShouldBe("options");
}
