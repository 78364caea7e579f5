using System.Globalization;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Constants that generators write are not there when the generator reads; whatever it could not read, it reports.</summary>
public sealed class UnreadArgumentDiagnosticTests
{
    private const string Encoder = "[NeuralNetwork(4)] [Dense(2, Activation.Tanh)] public partial class Encoder { }";

    private const string Unseen =
        "It does not see generated code, for example the sizes of another network. Write the number, or use a constant from your own code.";

    [Theory]
    [InlineData("[NeuralNetwork(Encoder.OutputSize)] [Dense(3)]", "Encoder.OutputSize")]
    [InlineData("[NeuralNetwork(inputSize: Encoder.OutputSize)] [Dense(3)]", "Encoder.OutputSize")]
    [InlineData("[NeuralNetwork(2, Encoder.OutputSize, 1)] [Dense(3)]", "Encoder.OutputSize")]
    [InlineData("[NeuralNetwork(2)] [Dense(Encoder.InputSize * 2)]", "Encoder.InputSize * 2")]
    [InlineData("[NeuralNetwork(2)] [Dense(3, DropConnect = 1.0 / Encoder.OutputSize)]", "1.0 / Encoder.OutputSize")]
    [InlineData("[NeuralNetwork(2)] [Dense(3, InitScale = 1.0 / Encoder.InputSize)]", "1.0 / Encoder.InputSize")]
    [InlineData("[NeuralNetwork(2)] [Dense(3, Activation.LeakyRelu, Alpha = (float)Encoder.InputSize)] [Dense(1)]", "(float)Encoder.InputSize")]
    [InlineData("[NeuralNetwork(2)] [Dropout(1 - 1.0 / Encoder.InputSize)] [Dense(3)]", "1 - 1.0 / Encoder.InputSize")]
    [InlineData("[NeuralNetwork(2)] [Dense(3, Activation.Relu + Encoder.StateCount)] [Dense(1)]", "Activation.Relu + Encoder.StateCount")]
    [InlineData("[NeuralNetwork(2, Loss = Encoder.StateCount == 0 ? Loss.MeanSquaredError : Loss.CrossEntropy)] [Dense(3)]", "Encoder.StateCount == 0 ? "
        + "Loss.MeanSquaredError : Loss.CrossEntropy")]
    [InlineData(
        "[NeuralNetwork(2)] [Dense(2, Activation.Tanh)] [Label(Encoder.InputSize == 4 ? \"a\" : \"b\")] [Dense(2, Activation.Tanh)] [Add(\"a\")] [Dense(3)]",
        "Encoder.InputSize == 4 ? \"a\" : \"b\"")]
    [InlineData("[NeuralNetwork(Decoder.Size)] [Dense(3)]", "Decoder.Size")]
    [InlineData("[NeuralNetwork(2)] [BatchNorm(Epsilon = Decoder.Size)] [Dense(3)]", "Decoder.Size")]
    [InlineData("[NeuralNetwork(2)] [Dense(Decoder.OutputSize)]", "Decoder.OutputSize", "CS0110")]
    public async Task ArgumentMadeOfGeneratedConstants_IsRefusedByTheGenerator(string attributes, string argument, string? compiled = null)
    {
        string source = $"using NetGen;\n{Encoder} {attributes} internal partial class Decoder {{ internal const int Size = Encoder.OutputSize + 1; }}";
        Generation generation = await GeneratorHarness.RunAsync(source);
        generation.Exception.ShouldBeNull();
        Diagnostic told = generation.Told.ShouldHaveSingleItem();
        (told.Id, Reports.Underlined(told, source)).ShouldBe(("NETGEN010", argument));
        told.GetMessage(CultureInfo.InvariantCulture).ShouldBe($"The generator cannot read the value of '{argument}'. {Unseen}");
        if (compiled is null)
        {
            generation.Reported.ShouldHaveSingleItem();
            generation.Compiled.ShouldBeEmpty();
        }

        generation.Files.Single(static file => file.HintName.StartsWith("Decoder.", StringComparison.Ordinal)).Source.ShouldContain("Not generated");
    }

    [Fact]
    public async Task EveryUnreadArgument_IsReportedOnce()
    {
        Generation generation = await GeneratorHarness.RunAsync($"using NetGen; {Encoder} [NeuralNetwork(Encoder.OutputSize)] [Dense(Encoder.InputSize, "
            + "Activation.Tanh, DropConnect = 1.0 / Encoder.InputSize)] [Dense(5)] internal partial class Decoder;");
        generation.Ids.ShouldBe(["NETGEN010", "NETGEN010", "NETGEN010"]);
    }

    /// <summary>What another generator writes is no different.</summary>
    [Theory]
    [InlineData("[NeuralNetwork(2)] [Dense(Sizes.Hidden)]")]
    [InlineData("[NeuralNetwork(Missing)] [Dense(3)]")]
    [InlineData("[NeuralNetwork(2, Missing, 3)] [Dense(3)]")]
    [InlineData("[NeuralNetwork(2)] [Dense(3, Missing)]")]
    [InlineData("[NeuralNetwork(2)] [Dropout(Missing)] [Dense(3)]")]
    [InlineData("[NeuralNetwork(2)] [Dense(3, InitScale = Missing)]")]
    public async Task ConstantThatIsDeclaredNowhere_IsReportedBesideTheCompilersError(string attributes)
    {
        Generation generation = await GeneratorHarness.RunAsync($"using NetGen; {attributes} internal partial class Net;");
        generation.Ids.ShouldBe(["NETGEN010"]);
        generation.Compiled.Select(static diagnostic => diagnostic.Id).ShouldBe(["CS0103"]);
    }

    /// <summary>The user's own constants are read, wherever they stand.</summary>
    [Fact]
    public async Task ConstantOfTheUser_IsRead()
    {
        Generation generation = await GeneratorHarness.RunAsync(
            "using NetGen; [NeuralNetwork(Sizes.In)] [Dense(Hidden, DropConnect = 1.0 / Sizes.In, InitScale = (float)Sizes.In)] [Dense(sizeof(int), "
                + "Activation.Softmax)] internal partial class Net { private const int Hidden = Sizes.In - 1; }",
            "internal static class Sizes { internal const int In = 3; }");
        generation.Reported.ShouldBeEmpty();
        generation.Files[0].Source.ShouldContain("ParameterCount = 20;");
    }

    /// <summary>What can never have a value is the compiler's error, and his alone.</summary>
    [Theory]
    [InlineData("[NeuralNetwork(2)] [Dense(1 / 0)]", "CS0020")]
    [InlineData("[NeuralNetwork(2)] [Dense(\"3\")]", "CS1503")]
    [InlineData("[NeuralNetwork(2)] [Dense(Net.Now)]", "CS0182")]
    [InlineData("[NeuralNetwork(2)] [Dense(Other.Hidden)]", "CS0122")]
    public async Task ArgumentThatIsWrongInCSharp_IsLeftToTheCompiler(string attributes, string id)
    {
        Generation generation = await GeneratorHarness.RunAsync($"using NetGen; {attributes} internal partial class Net {{ internal static readonly int Now = "
            + "3; } internal class Other { private const int Hidden = 3; internal int It => Hidden; }");
        generation.Told.ShouldBeEmpty();
        generation.Compiled.Select(static diagnostic => diagnostic.Id).ShouldBe([id]);
    }
}
