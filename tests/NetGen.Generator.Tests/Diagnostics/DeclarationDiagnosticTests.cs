using System.Globalization;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Diagnostics;

public sealed class DeclarationDiagnosticTests
{
    private const string Layers = "[NeuralNetwork(2)] [Dense(1)]";

    private const string KindMessage = "A network must be a class that is not static, abstract, generic, a record or derived from another network.";

    [Theory]
    [InlineData(
        Layers + " public class Net;", "NETGEN001", "Net", "'Net' is not partial. NetGen adds a second part to a network class. Write 'partial class Net'.")]
    [InlineData(Layers + " public partial record Net;", "NETGEN002", "Net", "'Net' is a record. " + KindMessage)]
    [InlineData(Layers + " public partial record Net(int Size);", "NETGEN002", "Net", "'Net' is a record. " + KindMessage)]
    [InlineData(Layers + " public static partial class Net;", "NETGEN002", "Net", "'Net' is static. " + KindMessage)]
    [InlineData(Layers + " public abstract partial class Net;", "NETGEN002", "Net", "'Net' is abstract. " + KindMessage)]
    [InlineData(Layers + " public partial class Net<T>;", "NETGEN002", "Net", "'Net' is generic. " + KindMessage)]
    [InlineData(Layers + " file partial class Net;", "NETGEN003", "Net", "'Net' exists in its own file only, because of the modifier 'file'. NetGen writes a "
        + "part of the class into another file. Remove 'file'.")]
    [InlineData("file partial class Outer { " + Layers + " internal partial class Net; }", "NETGEN003", "Net", "'Net' exists in its own file only, because of "
        + "the modifier 'file'. NetGen writes a part of the class into another file. Remove 'file'.")]
    [InlineData("public class Outer { " + Layers
        + " public partial class Net; }", "NETGEN004", "Outer", "'Outer' must be partial and not generic, because it contains the network 'Net'")]
    [InlineData("public partial class Outer<T> { " + Layers
        + " public partial class Net; }", "NETGEN004", "Outer", "'Outer' must be partial and not generic, because it contains the network 'Net'")]
    [InlineData(Layers + " public partial class Net(string name) { public string Name => name; }", "NETGEN008", "(string name)", "This constructor of 'Net' "
        + "does not call the generated constructor, which creates the weights. Add ': this(seed)'.")]
    [InlineData(Layers + " public partial class Summary;", "NETGEN009", "Summary", "NetGen generates a member 'Summary' in 'Summary'. Rename this one, or "
        + "change its parameters.")]
    [InlineData(Layers + " public partial class Reference;", "NETGEN009", "Reference", "NetGen generates a member 'Reference' in 'Reference'. Rename this "
        + "one, or change its parameters.")]
    [InlineData(Layers + " public partial class Net { public int InputSize { get; } }", "NETGEN009", "InputSize", "NetGen generates a member 'InputSize' in "
        + "'Net'. Rename this one, or change its parameters.")]
    [InlineData(Layers + " public partial class Net { public Net(int number) { } }", "NETGEN009", "Net", "NetGen generates a member 'Net(int seed)' in 'Net'. "
        + "Rename this one, or change its parameters.")]
    [InlineData(Layers + " public partial class Net { public string Summary() => \"mine\"; }", "NETGEN009", "Summary", "NetGen generates a member 'Summary()' "
        + "in 'Net'. Rename this one, or change its parameters.")]
    [InlineData(Layers + " public partial class Net { public static Net Load(string file) => new(); }", "NETGEN009", "Load", "NetGen generates a member "
        + "'Load(string)' in 'Net'. Rename this one, or change its parameters.")]
    [InlineData(Layers + " public partial class Net { public static Net Load(string? file) => new(); }", "NETGEN009", "Load", "NetGen generates a member "
        + "'Load(string)' in 'Net'. Rename this one, or change its parameters.")]
    [InlineData(
        Layers + " public partial class Net { public static Net Load(System.IO.Stream file) => new(); }", "NETGEN009", "Load",
        "NetGen generates a member 'Load(Stream)' in 'Net'. Rename this one, or change its parameters.")]
    [InlineData(
        Layers + " public partial class Net { public static Net Load(System.ReadOnlySpan<byte> file) => new(); }", "NETGEN009", "Load",
        "NetGen generates a member 'Load(ReadOnlySpan<byte>)' in 'Net'. Rename this one, or change its parameters.")]
    [InlineData(
        Layers + " public partial class Net { public static Net Load(string file, System.Func<string, string?> map) => new(); }", "NETGEN009", "Load",
        "NetGen generates a member 'Load(string, Func<string, string>)' in 'Net'. Rename this one, or change its parameters.")]
    [InlineData(
        Layers + " public partial class Net { public float[] Predict(System.ReadOnlySpan<float> x) => []; }", "NETGEN009", "Predict",
        "NetGen generates a member 'Predict(ReadOnlySpan<float>)' in 'Net'. Rename this one, or change its parameters.")]
    [InlineData(
        Layers + " public partial class Net { public void ClassifyBatch(System.ReadOnlySpan<float> x, System.Span<int> y) { } }", "NETGEN009", "ClassifyBatch",
        "NetGen generates a member 'ClassifyBatch(ReadOnlySpan<float>, Span<int>)' in 'Net'. Rename this one, or change its parameters.")]
    [InlineData(
        "[NeuralNetwork(8, 8, 2)] [Conv2D(4, 3)] [MaxPool2D(2)] [Dense(3)] public partial class Net { private static void Pool1Forward() { } }", "NETGEN009",
        "Pool1Forward", "NetGen generates a member 'Pool1Forward' in 'Net'. Rename this one, or change its parameters.")]
    [InlineData(Layers + " public partial class Conv2TurnFilters256;", "NETGEN009", "Conv2TurnFilters256", "NetGen generates a member "
        + "'Conv2TurnFilters256' in 'Conv2TurnFilters256'. Rename this one, or change its parameters.")]
    [InlineData(Layers + " public partial class Net { private int Dense2InputGradient512Function; }", "NETGEN009", "Dense2InputGradient512Function", "NetGen "
        + "generates a member 'Dense2InputGradient512Function' in 'Net'. Rename this one, or change its parameters.")]
    [InlineData(Layers + " public partial class Net { public void get_Layers() { } }", "NETGEN009", "get_Layers", "NetGen generates a member 'get_Layers' in "
        + "'Net'. Rename this one, or change its parameters.")]
    [InlineData(Layers + " public partial class Net { public void ForwardImages() { } }", "NETGEN009", "ForwardImages", "NetGen generates a member "
        + "'ForwardImages' in 'Net'. Rename this one, or change its parameters.")]
    [InlineData(Layers + " public partial class Net { public int ClassifyBatch; }", "NETGEN009", "ClassifyBatch", "NetGen generates a member 'ClassifyBatch' "
        + "in 'Net'. Rename this one, or change its parameters.")]
    public async Task WhereCSharpAllowsNoSecondPart_TheGeneratorTellsAlone(string source, string id, string underlined, string message)
    {
        await Reports.ShouldBeAsync("using NetGen;\n" + source, id, underlined, message, byGenerator: true);
        (await GeneratorHarness.RunAsync("using NetGen;\n" + source)).Files.ShouldBeEmpty();
    }

    /// <summary>Each of these is an error of the compiler too, after which generated code would only give more of them.</summary>
    [Theory]
    [InlineData("static int IInferenceNetwork<Net>.InputSize => 3;", "IInferenceNetwork<Net>.InputSize")]
    [InlineData("NetGen.Runtime.NetworkStorage INeuralNetwork<Net>.Storage => null!;", "INeuralNetwork<Net>.Storage")]
    [InlineData("void NetGen.INeuralNetwork<Net>.Forward(NetGen.Runtime.TrainingPass pass) { }", "INeuralNetwork<Net>.Forward")]
    [InlineData("private struct Net;", "Net(int seed)")]
    [InlineData("private int Net;", "Net(int seed)")]
    public async Task MemberOfAGeneratedOne_IsToldAlone(string member, string taken)
    {
        Generation generation = await GeneratorHarness.RunAsync($"using NetGen; {Layers} public partial class Net {{ {member} }}");
        generation.Told.ShouldHaveSingleItem().GetMessage(CultureInfo.InvariantCulture)
            .ShouldBe($"NetGen generates a member '{taken}' in 'Net'. Rename this one, or change its parameters.");
        generation.Files.ShouldBeEmpty();
    }

    /// <summary>An object of such a class would be two networks. The base, and a class between that declares none, are left alone.</summary>
    [Fact]
    public async Task ClassDerivedFromANetwork_IsRefused()
    {
        Generation generation = await GeneratorHarness.RunAsync(
            $"using NetGen; {Layers} public partial class Base; public class Between : Base; {Layers} public partial class Net : Between;");
        Diagnostic told = generation.Told.ShouldHaveSingleItem();
        (told.Id, told.GetMessage(CultureInfo.InvariantCulture)).ShouldBe(("NETGEN002", "'Net' is derived from the network 'Base'. " + KindMessage));
        generation.Files.ShouldAllBe(static file => file.HintName.StartsWith("Base.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NetworkOnAStruct_IsToldBesideTheCompilersError()
    {
        Generation generation = await GeneratorHarness.RunAsync($"using NetGen;\n{Layers} internal partial struct Net;");
        generation.Told.ShouldHaveSingleItem().GetMessage(System.Globalization.CultureInfo.InvariantCulture).ShouldBe("'Net' is a struct. " + KindMessage);
        generation.Compiled.ShouldAllBe(diagnostic => diagnostic.Id == "CS0592");
        generation.Files.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(
        "[NeuralNetwork(2)] public partial class Net;", "NETGEN005", "NeuralNetwork(2)", "'Net' has no layers. Add at least one, for example [Dense(10)].")]
    [InlineData("[NeuralNetwork(2)] [Activate(Activation.Linear)] public partial class Net;", "NETGEN005", "NeuralNetwork(2)", "'Net' has no layers. Add at "
        + "least one, for example [Dense(10)].")]
    [InlineData(
        "[NeuralNetwork(2)] [Dense(1)] public partial class Net; [Dense(3)] public partial class Net;", "NETGEN006", "Dense(3)",
        "'Net' has layers on more than one partial declaration, so their order would depend on the order of the files. Put all layers on the declaration that "
            + "has [NeuralNetwork].")]
    [InlineData("[Dense(3)] public partial class Net;", "NETGEN007", "Dense(3)", "'Net' has the layer [Dense] but no [NeuralNetwork], so NetGen generates "
        + "nothing. Add [NeuralNetwork(inputSize)].")]
    [InlineData("[Standardize] public class Net;", "NETGEN007", "Standardize", "'Net' has the layer [Standardize] but no [NeuralNetwork], so NetGen generates "
        + "nothing. Add [NeuralNetwork(inputSize)].")]
    [InlineData(Layers + " public partial class Net { public Net(string name) { } }", "NETGEN008", "Net", "This constructor of 'Net' does not call the "
        + "generated constructor, which creates the weights. Add ': this(seed)'.")]
    public Task OtherDeclarations_AreToldByTheAnalyzerAlone(string source, string id, string underlined, string message) =>
        Reports.ShouldBeAsync("using NetGen;\n" + source, id, underlined, message);

    [Fact]
    public async Task SeveralDeclarationErrors_AreAllTold()
    {
        Generation generation =
            await GeneratorHarness.RunAsync("using NetGen; public class Outer { [NeuralNetwork(2)] [Dense(0)] public abstract class Summary<T>; }");
        generation.Told.Select(static diagnostic => diagnostic.Id).ShouldBe(["NETGEN002", "NETGEN001", "NETGEN009", "NETGEN004"]);
        generation.Analyzed.Select(static diagnostic => diagnostic.Id).ShouldBe(["NETGEN101"]);
    }

    [Fact]
    public async Task ConstructorThatChains_AndOverloads_AreTheUsersOwn()
    {
        Generation generation = await GeneratorHarness.RunAsync($$"""
            using System;
            using NetGen;

            /// <summary>A network with a name.</summary>
            {{Layers}}
            public sealed partial class Net
            {
                static Net() => Console.WriteLine("first");

                /// <summary>A named one.</summary>
                public Net(string name, int seed) : this(seed) => Name = name;

                /// <summary>The name.</summary>
                public string? Name { get; }

                /// <summary>With an array of its own.</summary>
                public float[] Predict(float[] input)
                {
                    var output = new float[OutputSize];
                    Predict(input, output);
                    return output;
                }
            }
            """);
        generation.ShouldBeClean();
    }
}
