using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Guards;

/// <summary>A property of an attribute that a declaration does not give reads as what the generator then takes.</summary>
public sealed class AttributeDefaultTests
{
    public static TheoryData<string, string, string[]> Layers => new()
    {
        { "5", "Dense(4)", [] },
        { "5", "Dense(4, Activation.LeakyRelu)", ["Alpha"] },
        { "5", "Dense(4, Activation.PRelu)", ["Alpha"] },
        { "5", "Dense(4, Activation.Elu)", ["Alpha"] },
        { "5", "Dense(4, Activation.Softplus)", ["Beta"] },
        { "5", "Dense(4, Activation.RRelu)", ["Lower", "Upper"] },
        { "5", "Dense(4, Activation.PRelu)", ["SlopePerChannel"] },
        { "5", "Activate(Activation.LeakyRelu)", ["Alpha"] },
        { "5", "Activate(Activation.PRelu)", ["Alpha"] },
        { "5", "Activate(Activation.Elu)", ["Alpha"] },
        { "5", "BatchNorm", [] },
        { "5", "LayerNorm", [] },
        { "5", "Dropout(0.5)", ["PerChannel"] },
        { "6, 2", "Conv1D(3, 2, Activation.Elu)", ["Alpha"] },
        { "6, 2", "Conv1D(3, 2)", [] },
        { "6, 2", "MaxPool1D(2)", [] },
        { "6, 2", "AveragePool1D(3)", [] },
        { "6, 6, 2", "Conv2D(3, 2, Activation.PRelu)", ["Alpha"] },
        { "6, 6, 2", "Conv2D(3, 2)", [] },
        { "6, 6, 2", "DepthwiseConv2D(2, Activation.LeakyRelu)", ["Alpha"] },
        { "6, 6, 2", "DepthwiseConv2D(2)", [] },
        { "6, 6, 2", "MaxPool2D(2)", [] },
        { "6, 6, 2", "AveragePool2D(3)", [] },
    };

    /// <summary>What belongs to some activations only, and so is tried with them alone.</summary>
    private static readonly string[] s_ofActivations = ["Alpha", "Beta", "Lower", "Upper", "SlopePerChannel"];

    [Theory]
    [MemberData(nameof(Layers))]
    public void ValueThatIsRead_GivesTheSameCodeWhenItIsWritten(string input, string layer, string[] ofItsActivation)
    {
        Attribute attribute = AttributeOf(Declaration(input, layer, ""), layer);
        string[] names = [.. attribute.GetType().GetProperties().Where(static property => property.CanWrite).Select(static property => property.Name)
            .Where(name => !s_ofActivations.Contains(name, StringComparer.Ordinal) || ofItsActivation.Contains(name, StringComparer.Ordinal))
            .Where(static name => name is not "Pad" and not "Padding")];
        names.ShouldNotBeEmpty();
        string expected = SourceOf(Declaration(input, layer, ""));
        foreach (string name in names)
        {
            string setting = $"{name} = {Text(attribute.GetType().GetProperty(name)!.GetValue(attribute)!)}";
            SourceOf(Declaration(input, layer, setting)).ShouldBe(expected, $"{layer}: {setting}");
        }
    }

    [Fact]
    public void LossThatIsRead_GivesTheSameCodeWhenItIsWritten()
    {
        Loss loss = new NeuralNetworkAttribute(5).Loss;
        string plain = "using NetGen; namespace App; [NeuralNetwork(5)] [Dense(3, Activation.Softmax)] internal partial class Net;";
        (SourceOf(plain.Replace("(5)", $"(5, Loss = {Text(loss)})", StringComparison.Ordinal))).ShouldBe(SourceOf(plain));
    }

    [Fact]
    public void StrideOfARectangle_IsNoSingleNumber()
    {
        (new MaxPool2DAttribute(2, 3).Stride, new AveragePool2DAttribute(2, 3).Stride, new MaxPool2DAttribute(2, 3) { Stride = 1 }.Stride).ShouldBe((0, 0, 1));
        (new MaxPool2DAttribute(3).Stride, new AveragePool1DAttribute(2).Stride, new MaxPool1DAttribute(4).Stride).ShouldBe((3, 2, 4));
    }

    private static string Declaration(string input, string layer, string setting)
    {
        string arguments = setting.Length == 0 ? layer : layer.EndsWith(')') ? $"{layer[..^1]}, {setting})" : $"{layer}({setting})";
        return $"using NetGen; namespace App; [NeuralNetwork({input})] [{arguments}] [Flatten] [Dense(2)] internal partial class Net;";
    }

    /// <summary>All generated code. It is not compiled: other tests do that.</summary>
    private static string SourceOf(string declaration)
    {
        ImmutableArray<GeneratedSourceResult> sources =
            GeneratorHarness.Driver().RunGenerators(GeneratorHarness.Compile(declaration)).GetRunResult().Results.Single().GeneratedSources;
        sources.Length.ShouldBeGreaterThan(1, declaration); // A refused class has one file.
        return string.Concat(sources.Select(static source => source.SourceText.ToString()));
    }

    /// <summary>The attribute as the compiled class has it.</summary>
    private static Attribute AttributeOf(string declaration, string layer)
    {
        using var image = new MemoryStream();
        GeneratorHarness.Compile(declaration).Emit(image).Success.ShouldBeTrue(layer);
        string name = layer.Split('(')[0] + "Attribute";
        return Assembly.Load(image.ToArray()).GetType("App.Net")!.GetCustomAttributes().First(attribute => attribute.GetType().Name == name);
    }

    private static string Text(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        Enum name => $"{name.GetType().Name}.{name}",
        _ => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
    };
}
