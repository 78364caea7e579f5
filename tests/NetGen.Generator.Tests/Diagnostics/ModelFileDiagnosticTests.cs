using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.ModelFiles;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>
/// Classes that take layers or weights from files: what is wrong is said at the argument that names the file, and stubs keep the rest compiling.
/// </summary>
public sealed class ModelFileDiagnosticTests
{
    private const string Declared = "[Dense(3, Activation.Relu)] [Dense(2, Activation.Softmax)]";

    private const string OfLayers = "[NeuralNetwork(\"Models/net.onnx\")]";

    [Theory]
    [InlineData(OfLayers, "")]
    [InlineData("[NeuralNetwork(modelFile: @\".\\Models\\net.onnx\")]", "")]
    [InlineData("[NeuralNetwork(\"Models/net.onnx\", Frozen = true)]", "")]
    [InlineData("[NeuralNetwork(\"Models/net.onnx\", Weights = \"net.safetensors\")]", "")]
    [InlineData("[NeuralNetwork(4, Weights = \"net.safetensors\")]", Declared)]
    [InlineData("[NeuralNetwork(4, Weights = \"net.safetensors\", Frozen = true)]", Declared)]
    public async Task ClassThatFitsItsFiles_IsGenerated(string network, string layers)
    {
        Generation generation = await Run(network + layers, ModelText.Layers(), ModelText.Tensors());
        generation.ShouldBeClean();
        generation.Files.Count.ShouldBeGreaterThan(1);
        generation.Files[0].Source.ShouldContain("const int InputSize = 4;");
        generation.Files[0].Source.ShouldContain("const int OutputSize = 2;");
    }

    [Theory]
    [InlineData("[NeuralNetwork(\"net.onnx\")]", "NETGEN140", "\"net.onnx\"",
        "The project has no model file 'net.onnx'. Add <NetGenModel Include=\"net.onnx\" /> to an ItemGroup of the project file. Its model files are "
            + "'Models/net.onnx', 'net.safetensors'.")]
    [InlineData("[NeuralNetwork(\"\")]", "NETGEN140", "\"\"",
        "The project has no model file ''. Add <NetGenModel Include=\"\" /> to an ItemGroup of the project file. Its model files are 'Models/net.onnx', "
            + "'net.safetensors'.")]
    [InlineData("[NeuralNetwork(4, Weights = \"other\")] " + Declared, "NETGEN140", "\"other\"",
        "The project has no model file 'other'. Add <NetGenModel Include=\"other\" /> to an ItemGroup of the project file. Its model files are "
            + "'Models/net.onnx', 'net.safetensors'.")]
    [InlineData("[NeuralNetwork(5, Weights = \"net.safetensors\")] " + Declared, "NETGEN143", "\"net.safetensors\"",
        "The tensors of 'net.safetensors' do not fit the layers of 'Net': 0.weight has the shape [3, 4], but [3, 5] was expected")]
    [InlineData("[NeuralNetwork(4, Weights = \"net.safetensors\")] [Dense(3, UseBias = false)] [BatchNorm] [Dense(2)]", "NETGEN143", "\"net.safetensors\"",
        "The tensors of 'net.safetensors' do not fit the layers of 'Net': 1.weight [3] is missing; 1.bias [3] is missing; 1.running_mean [3] is missing; "
            + "1.running_var [3] is missing; 0.bias [3] is not expected")]
    [InlineData("[NeuralNetwork(\"Models/net.onnx\")] [Dense(3)]", "NETGEN144", "Dense(3)",
        "'Net' takes its layers from 'Models/net.onnx', so it cannot declare the layer [Dense]. Remove the attribute, or declare all layers and set Weights "
            + "to a file of tensors.")]
    [InlineData("[NeuralNetwork(4, Frozen = true)] " + Declared, "NETGEN145", "Frozen = true",
        "'Net' is frozen, so it needs weights from a file, but it has none. Set Weights, or remove Frozen.")]
    [InlineData("[NeuralNetwork(\"net.safetensors\")]", "NETGEN147", "\"net.safetensors\"",
        "'net.safetensors' holds only tensors (safetensors), but this argument needs a file with layers and weights (ONNX)")]
    [InlineData("[NeuralNetwork(4, Weights = \"Models/net.onnx\")] " + Declared, "NETGEN147", "\"Models/net.onnx\"",
        "'Models/net.onnx' holds layers and weights (ONNX), but this argument needs a file with only tensors (safetensors)")]
    [InlineData("[NeuralNetwork(\"Models/net.onnx\", Loss = Loss.BinaryCrossEntropy)]", "NETGEN106", "Loss.BinaryCrossEntropy",
        "Loss.BinaryCrossEntropy needs Activation.Sigmoid as the last layer, but the last layer is Softmax")]
    public Task ClassThatDoesNotFitItsFiles_IsToldWhy(string declaration, string id, string underlined, string message) =>
        ShouldBeToldAsync(declaration, id, underlined, message, ModelText.Layers(), ModelText.Tensors());

    [Fact]
    public Task FileWithLessThanItsLayersNeed_IsDamaged() => ShouldBeToldAsync(
        OfLayers,
        "NETGEN141", "\"Models/net.onnx\"",
        "NetGen cannot read 'Models/net.onnx'. Its description in the build folder is damaged: expected 92 bytes of weights, but found 88.",
        ModelText.Of("Models/net.onnx", "onnx", ModelText.Layers()
            .GetText()
            .ToString()
            .Split("kind onnx\n")[1].Replace("length=92", "length=88", StringComparison.Ordinal)));

    [Theory]
    [InlineData("node Dense name=\"a\" reads=[-1] input=[4] shape=[3] units=3", "expected a value for bias of Dense, but found none")]
    [InlineData("node Dense name=\"a\" reads=[5] input=[4] shape=[3] units=3 bias=true", "expected an earlier layer, but found 5")]
    [InlineData("node Dense name=\"a\" reads=[] input=[4] shape=[3] units=3 bias=true", "expected a value that a reads, but found none")]
    [InlineData("node Magic name=\"a\" reads=[-1] input=[4] shape=[3]", "expected a kind of layer, but found Magic")]
    [InlineData("node Dense name=\"a\" reads=[-1] input=[4] shape=[3] units=many bias=true", "expected a whole number, but found many")]
    [InlineData("node Dense name=\"a\" reads=4 input=[4] shape=[3] units=3 bias=true", "expected a list, but found 4")]
    [InlineData("node Dense name=a reads=[-1] input=[4] shape=[3] units=3 bias=true", "expected a text in quotes, but found a")]
    [InlineData("", "expected at least one layer, but found none")]
    public Task DamagedDescription_IsToldWhatWasExpected(string line, string message) => ShouldBeToldAsync(
        OfLayers,
        "NETGEN141", "\"Models/net.onnx\"",
        $"NetGen cannot read 'Models/net.onnx'. Its description in the build folder is damaged: {message}.",
        ModelText.Of("Models/net.onnx", "onnx", $"input name=\"x\" file=[4] shape=[4]\n{line}"));

    [Fact]
    public async Task EveryProblemOfAFile_IsToldInOneBuild()
    {
        ModelText file = ModelText.Of("Models/net.onnx", "onnx", """
            problem id=NETGEN142 node="/loop" operator="Loop" opset=13 attribute="" message="Loops are not read."
            problem id=NETGEN142 node="" operator="" opset=13 attribute="" message="Two inputs were found, one is read."
            """);
        await ShouldBeToldAsync(
            OfLayers,
            [("NETGEN142", "'Models/net.onnx', Loop '/loop' (opset 13): Loops are not read."), (
                "NETGEN142", "'Models/net.onnx', the graph: Two inputs were found, one is read.")],
            file);
    }

    [Fact]
    public async Task LayerWithoutGradient_NeedsAFrozenClass()
    {
        ModelText file = ModelText.Of("Models/net.onnx", "onnx", """
            input name="x" file=[4] shape=[4]
            node ArgMax name="best" reads=[-1] input=[4] shape=[1] outer=1 size=4 inner=1 last=false
            """);
        await ShouldBeToldAsync(
            OfLayers, "NETGEN146", "\"Models/net.onnx\"",
            "'best' in 'Models/net.onnx' is ArgMax, which has no gradient, so the class cannot be trained. Add Frozen = true.", file);
        (await Run("[NeuralNetwork(\"Models/net.onnx\", Frozen = true)]", file)).ShouldBeClean();
    }

    /// <summary>Files of classifiers end in logits: the loss that they were trained with has the softmax inside.</summary>
    [Fact]
    public async Task LossThatIsNamed_AddsItsActivationToAFileThatEndsInLogits()
    {
        ModelText file = ModelText.Of("Models/net.onnx", "onnx", """
            weights resource="NetGen.Models/net" length=60 sha256=00
            input name="x" file=[4] shape=[4]
            node Dense name="out" reads=[-1] input=[4] shape=[3] units=3 bias=true
            """);
        foreach (string frozen in new[] { "", ", Frozen = true" })
        {
            Generation generation = await Run($"[NeuralNetwork(\"Models/net.onnx\", Loss = Loss.CrossEntropy{frozen})]", file);
            generation.ShouldBeClean();
            generation.Files[0].Source.ShouldContain("\"Softmax1\"");
        }
    }

    /// <summary>Classifiers of scikit-learn mostly number their classes.</summary>
    [Theory]
    [InlineData("[3,7]", "\"3\", \"7\"")]
    [InlineData("[\"cat\",\"dog\"]", "\"cat\", \"dog\"")]
    public async Task LabelsOfClasses_AreTexts(string labels, string expected)
    {
        string text = ModelText.Layers().GetText().ToString().Split("kind onnx\n")[1];
        Generation generation = await Run(OfLayers, ModelText.Of("Models/net.onnx", "onnx", $"labels {labels}\n{text}"));
        generation.ShouldBeClean();
        string.Concat(generation.Files.Select(static file => file.Source)).ShouldContain(expected);
    }

    /// <summary>A dropout at the end is left out, and the softmax before it is then the output that the loss knows.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("node Dropout name=\"d\" reads=[1] input=[3] shape=[3] rate=0.5")]
    [InlineData("node View name=\"v\" reads=[1] input=[3] shape=[1,3]")]
    public async Task SoftmaxAtTheEnd_IsThatOfTheLoss(string after)
    {
        ModelText file = ModelText.Of("Models/net.onnx", "onnx", $"""
            weights resource="NetGen.Models/net" length=60 sha256=00
            input name="x" file=[4] shape=[4]
            node Dense name="out" reads=[-1] input=[4] shape=[3] units=3 bias=true
            node Softmax name="s" reads=[0] input=[3] shape=[3] outer=1 size=3 inner=1
            {after}
            """);
        Generation generation = await Run("[NeuralNetwork(\"Models/net.onnx\", Loss = Loss.CrossEntropy)]", file);
        generation.ShouldBeClean();
        generation.Files[0].Source.ShouldContain("Loss = global::NetGen.Loss.CrossEntropy");
        generation.Files[0].Source.ShouldNotContain("Softmax2");
    }

    [Fact]
    public async Task SoftmaxOverParts_IsNoneThatTheLossKnows()
    {
        ModelText file = ModelText.Of("Models/net.onnx", "onnx", """
            input name="x" file=[2,3] shape=[2,3]
            node Softmax name="s" reads=[-1] input=[2,3] shape=[2,3] outer=2 size=3 inner=1
            """);
        await ShouldBeToldAsync(
            "[NeuralNetwork(\"Models/net.onnx\", Loss = Loss.CrossEntropy)]", "NETGEN106", "Loss.CrossEntropy",
            "Loss.CrossEntropy needs Activation.Softmax as the last layer, but the last layer is SoftmaxOver", file);
    }

    /// <summary>The same tensors, but another activation: a file of ours says what its network computes.</summary>
    [Theory]
    [InlineData("Dense(3)\\nRelu\\nDense(2)\\nSoftmax", null)]
    [InlineData("Dense(3)\\nTanh\\nDense(2)\\nSoftmax", "the file has the layers Dense(3), Tanh, Dense(2), Softmax, but the class has Dense(3), Relu, "
        + "Dense(2), Softmax; the first difference is at layer 2")]
    [InlineData(
        "Dense(3)\\nRelu", "the file has the layers Dense(3), Relu, but the class has Dense(3), Relu, Dense(2), Softmax; the first difference is at layer 3")]
    public async Task FileOfOtherLayers_DoesNotFit(string lines, string? difference)
    {
        ModelText tensors = ModelText.Of("net.safetensors", "safetensors", ModelText.Tensors().GetText().ToString().Split("kind safetensors\n")[1]
            + $"metadata key=\"netgen.architecture\" value=\"{lines}\"");
        const string Declaration = "[NeuralNetwork(4, Weights = \"net.safetensors\")] " + Declared;
        if (difference is null)
        {
            (await Run(Declaration, tensors)).ShouldBeClean();
        }
        else
        {
            await ShouldBeToldAsync(
                Declaration, "NETGEN143", "\"net.safetensors\"", $"The tensors of 'net.safetensors' do not fit the layers of 'Net': {difference}", tensors);
        }
    }

    private static async Task ShouldBeToldAsync(string declaration, (string Id, string Message)[] expected, params AdditionalText[] files)
    {
        Generation generation = await Run(declaration, files);
        generation.Exception.ShouldBeNull();
        generation.Compiled.ShouldBeEmpty();
        generation.Analyzed.Select(static diagnostic => (diagnostic.Id, diagnostic.GetMessage())).ShouldBe(expected, ignoreOrder: true);
    }

    private static async Task ShouldBeToldAsync(string declaration, string id, string underlined, string message, params AdditionalText[] files)
    {
        Generation generation = await Run(declaration, files);
        generation.Exception.ShouldBeNull();
        generation.Compiled.ShouldBeEmpty();
        Diagnostic diagnostic = generation.Reported.ShouldHaveSingleItem();
        diagnostic.Id.ShouldBe(id);
        diagnostic.GetMessage().ShouldBe(message);
        Reports.Underlined(diagnostic, Source(declaration)).ShouldBe(underlined);
    }

    private static Task<Generation> Run(string declaration, params AdditionalText[] files) =>
        GeneratorHarness.RunAsync(GeneratorHarness.Compile(Source(declaration)), files);

    private static string Source(string declaration) =>
        $"using NetGen; namespace App; /// <summary>A network.</summary>\n{declaration} public partial class Net;";
}
