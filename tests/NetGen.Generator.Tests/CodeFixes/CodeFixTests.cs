using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.CodeFixes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Layers;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Tests.CodeFixes;

/// <summary>Every fix leaves a source without the problem, and the rest of it as it was.</summary>
public sealed class CodeFixTests
{
    private const string Layers = "[NeuralNetwork(2)] [Dense(1)]";

    [Theory]
    [InlineData("NETGEN001", "Make 'Net' partial", Layers + "\n// last\ninternal class Net;", Layers + "\n// last\ninternal partial class Net;")]
    [InlineData("NETGEN001", "Make 'Net' partial", Layers + "\nclass Net { }", Layers + "\npartial class Net { }")]
    [InlineData("NETGEN001", "Make 'Net' and 'Inner' and 'Outer' partial",
        "class Outer { public struct Inner { " + Layers + " internal sealed class Net; } }",
        "partial class Outer { public partial struct Inner { " + Layers + " internal sealed partial class Net; } }")]
    [InlineData("NETGEN004", "Make 'Outer' partial", "record class Outer { " + Layers
        + " partial class Net; }", "partial record class Outer { " + Layers + " partial class Net; }")]
    [InlineData("NETGEN003", "Remove 'file'", Layers + "\nfile partial class Net;", Layers + "\npartial class Net;")]
    [InlineData("NETGEN003", "Remove 'file'", "static file partial class Outer { " + Layers
        + " partial class Net; }", "static partial class Outer { " + Layers + " partial class Net; }")]
    [InlineData("NETGEN008", "Call this(seed: 0)",
        Layers + " partial class Net { internal Net(string name) // named\n { Name = name; } internal string? Name { get; } }",
        Layers + " partial class Net { internal Net(string name) : this(seed: 0) // named\n { Name = name; } internal string? Name { get; } }")]
    [InlineData("NETGEN008", "Call this(seed)",
        Layers + " partial class Net { internal Net(string name, int seed) : base() => Name = name; internal string? Name { get; } }",
        Layers + " partial class Net { internal Net(string name, int seed) : this(seed) => Name = name; internal string? Name { get; } }")]
    [InlineData("NETGEN008", "Call this(seed: 0)", Layers
        + " partial class Net { internal Net() { } }", Layers + " partial class Net { internal Net() : this(seed: 0) { } }")]
    [InlineData("NETGEN012", "Remove 'required'", Layers
        + " partial class Net { internal required string? Name { get; set; } }", Layers + " partial class Net { internal string? Name { get; set; } }")]
    [InlineData("NETGEN012", "Remove 'required'", Layers
        + " partial class Net { /* how many */ required internal int Size = 3; }", Layers + " partial class Net { /* how many */ internal int Size = 3; }")]
    [InlineData("NETGEN103", "Change to 0.5", "[NeuralNetwork(2)] [Dropout(50)] [Dense(1)] partial class Net;", "[NeuralNetwork(2)] [Dropout(0.5)] [Dense(1)] "
        + "partial class Net;")]
    [InlineData("NETGEN103", "Change to 0.125", "[NeuralNetwork(2)] [Dense(1, DropConnect = 12.5f)] partial class Net;", "[NeuralNetwork(2)] [Dense(1, "
        + "DropConnect = 0.125)] partial class Net;")]
    [InlineData("NETGEN105", "Move [Standardize] before all other layers",
        "[NeuralNetwork(2)]\n[Dense(3, Activation.Relu)] // wide\n[Dense(1)]\n[Standardize]\npartial class Net;",
        "[NeuralNetwork(2)]\n[Standardize] // wide\n[Dense(3, Activation.Relu)]\n[Dense(1)]\npartial class Net;")]
    [InlineData(
        "NETGEN105", "Move [MinMaxScale()] before all other layers", "[Dense(1), NeuralNetwork(2), MinMaxScale()] partial class Net;",
        "[MinMaxScale(), NeuralNetwork(2), Dense(1)] partial class Net;")]
    [InlineData(
        "NETGEN106", "Remove 'Loss = Loss.CrossEntropy'", "[NeuralNetwork(2, Loss = Loss.CrossEntropy)] [Dense(1)] partial class Net;",
        "[NeuralNetwork(2)] [Dense(1)] partial class Net;")]
    [InlineData("NETGEN109", "Move [Dropout(0.5)] before [Dense(1)]",
        "[NeuralNetwork(2)] [Dense(3, Activation.Relu)] [Dense(1)] [Activate(Activation.Tanh)] [Dropout(0.5)] partial class Net;",
        "[NeuralNetwork(2)] [Dense(3, Activation.Relu)] [Dropout(0.5)] [Dense(1)] [Activate(Activation.Tanh)] partial class Net;")]
    [InlineData("NETGEN120", "Change to \"a\"",
        "[NeuralNetwork(2)] [Label(\"a\")] [Dense(2)] [Add(\"A\")] partial class Net;",
        "[NeuralNetwork(2)] [Label(\"a\")] [Dense(2)] [Add(\"a\")] partial class Net;")]
    [InlineData("NETGEN120", "Change to \"IN\"",
        "[NeuralNetwork(2), Label(\"IN\"), Label(\"out\"), Dense(2), Add(\"in\"), Add(\"out\")] partial class Net;",
        "[NeuralNetwork(2), Label(\"IN\"), Label(\"out\"), Dense(2), Add(\"IN\"), Add(\"out\")] partial class Net;")]
    [InlineData("NETGEN210", "Remove [Label(\"a\")]", "[NeuralNetwork(2)] [Label(\"a\")] [Dense(2)] partial class Net;", "[NeuralNetwork(2)] [Dense(2)] "
        + "partial class Net;")]
    [InlineData("NETGEN210", "Remove [Label(\"a\")]", "[NeuralNetwork(2), Dense(2), Label(\"a\")] partial class Net;", "[NeuralNetwork(2), Dense(2)] partial "
        + "class Net;")]
    [InlineData("NETGEN211", "Set UseBias = false",
        "[NeuralNetwork(2)] [Dense(3)] [BatchNorm] [Dense(1)] partial class Net;",
        "[NeuralNetwork(2)] [Dense(3, UseBias = false)] [BatchNorm] [Dense(1)] partial class Net;")]
    [InlineData("NETGEN201", "Remove 'Init = Init.Zeros'",
        "[NeuralNetwork(2)] [Dense(3, Activation.Relu, Init = Init.Zeros, BiasInit = 1)] [Dense(1)] partial class Net;",
        "[NeuralNetwork(2)] [Dense(3, Activation.Relu, BiasInit = 1)] [Dense(1)] partial class Net;")]
    [InlineData(
        "NETGEN202", "Remove 'Alpha = 0.1'", "[NeuralNetwork(2)] [Dense(1, Activation.Tanh, /* steep */ Alpha = 0.1)] partial class Net;",
        "[NeuralNetwork(2)] [Dense(1, Activation.Tanh)] partial class Net;")]
    [InlineData(
        "NETGEN203", "Use Activation.Sigmoid", "[NeuralNetwork(2)] [Dense(1, NetGen.Activation.Softmax)] partial class Net;",
        "[NeuralNetwork(2)] [Dense(1, NetGen.Activation.Sigmoid)] partial class Net;")]
    [InlineData("NETGEN204", "Add Activation.Relu",
        "[NeuralNetwork(2)] [Dense(3, BiasInit = 1)] [Dense(1)] partial class Net;",
        "[NeuralNetwork(2)] [Dense(3, Activation.Relu, BiasInit = 1)] [Dense(1)] partial class Net;")]
    [InlineData("NETGEN204", "Add Activation.Relu",
        "[NeuralNetwork(2)] [NetGen.Dense(units: 3)] [Dense(1)] partial class Net;",
        "[NeuralNetwork(2)] [NetGen.Dense(units: 3, activation: NetGen.Activation.Relu)] [Dense(1)] partial class Net;")]
    public async Task Fix_LeavesASoundSource(string id, string title, string before, string after)
    {
        Offer offer = (await FixHarness.OffersAsync("using NetGen;\n" + before, id)).ShouldHaveSingleItem();
        offer.Title.ShouldBe(title);
        offer.Source.ShouldBe("using NetGen;\n" + after);
        (await GeneratorHarness.RunAsync(offer.Source)).ShouldBeClean();
    }

    /// <summary>A fix that would have to guess, or would leave another problem, is not offered.</summary>
    [Theory]
    [InlineData("NETGEN004", "partial class Outer<T> { " + Layers + " partial class Net; }")]
    [InlineData("NETGEN008", Layers + " partial class Net(string name) { internal string Name => name; }")]
    [InlineData("NETGEN008", "class Base(int size) { public int Size => size; } " + Layers
        + " partial class Net : Base { internal Net(string name) : base(name.Length) { } }")]
    [InlineData("NETGEN012", "class Base { public required string Name { get; init; } } " + Layers + " partial class Net : Base;")]
    [InlineData("NETGEN103", "[NeuralNetwork(2)] [Dropout(1.0)] [Dense(1)] partial class Net;")]
    [InlineData("NETGEN103", "[NeuralNetwork(2)] [Dropout(-5)] [Dense(1)] partial class Net;")]
    [InlineData("NETGEN103", "[NeuralNetwork(2)] [Dropout(500)] [Dense(1)] partial class Net;")]
    [InlineData("NETGEN103", "[NeuralNetwork(2)] [Dropout(double.NaN)] [Dense(1)] partial class Net;")]
    [InlineData("NETGEN105", "[NeuralNetwork(2)] [Standardize] [MinMaxScale] [Dense(1)] partial class Net;")]
    [InlineData("NETGEN109", "[NeuralNetwork(2)] [Activate(Activation.Tanh)] [Dropout(0.5)] partial class Net;")]
    [InlineData("NETGEN203", "[NeuralNetwork(2)] [Dense(1, (Activation)11)] partial class Net;")]
    public async Task NoSingleRepair_NothingIsOffered(string id, string source) =>
        (await FixHarness.OffersAsync("using NetGen;\n" + source, id)).ShouldBeEmpty();

    [Fact]
    public async Task FixAll_RepairsEveryPlace()
    {
        string source = await FixHarness.FixAllAsync(
            """
            using NetGen;

            [NeuralNetwork(2)]
            [Dense(3, Activation.Relu, Alpha = 1, Beta = 2)]
            [Dense(1, Upper = 1)]
            internal partial class Net;
            """,
            "NETGEN202");
        source.ShouldBe("""
            using NetGen;

            [NeuralNetwork(2)]
            [Dense(3, Activation.Relu)]
            [Dense(1)]
            internal partial class Net;
            """);
    }

    /// <summary>Editors find fixes by this attribute. Nothing else of MEF is named, so that its version is the editor's own matter.</summary>
    [Fact]
    public void EveryFix_IsExported()
    {
        FixHarness.Fixes.ShouldNotBeEmpty();
        typeof(DeclarationFix).Assembly.GetReferencedAssemblies()
            .ShouldNotContain(static name => name.Name!.StartsWith("System.Composition", StringComparison.Ordinal));
        FixHarness.Fixes.ShouldAllBe(
            static fix => fix.GetType().GetCustomAttribute<ExportCodeFixProviderAttribute>()!.Languages.Contains(LanguageNames.CSharp));
    }

    /// <summary>Fixes know diagnostics and layers by name alone: their project has no reference to the generator.</summary>
    [Fact]
    public void Names_AreThoseOfTheGenerator()
    {
        string[] ids = [.. DeclarationDiagnostics.All.Concat(LayerDiagnostics.All)
            .Concat(GraphDiagnostics.All)
            .Concat(TrainingDiagnostics.All)
            .Select(static descriptor => descriptor.Id)];
        string[] fixable = [.. FixHarness.Fixes.SelectMany(static fix => fix.FixableDiagnosticIds)];
        fixable.Except(ids, StringComparer.Ordinal).ShouldBeEmpty();
        fixable.Distinct(StringComparer.Ordinal).Count().ShouldBe(fixable.Length);
        LayerOrderFix.Layers.ShouldBe(LayerCatalog.Readers.Keys.Concat(Labels.AttributeNames), ignoreOrder: true);
    }
}
