using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Caching;

/// <summary>An edit regenerates the class it changes, and no other.</summary>
public sealed class CachingTests
{
    private const string Edited = """
        using NetGen;

        namespace App
        {
            [NeuralNetwork(4)]
            [Dense(3, Activation.Relu)]
            [Dense(2, Activation.Softmax)]
            public partial class Edited
            {
                public int Number { get; } = 1;
            }
        }
        """;

    private const string Other = "[NetGen.NeuralNetwork(2)] [NetGen.Dense(1)] public partial class Other;";

    private const string Broken =
        "[NetGen.NeuralNetwork(2)] [NetGen.Dense(1)] public class Broken; [NetGen.NeuralNetwork(2)] [NetGen.Dense(0)] public partial class Unsound;";

    [Fact]
    public void UnrelatedTypeAdded_RegeneratesNothing() =>
        Reasons(Edited, Edited, "class Unrelated;").ShouldAllBe(static output => output.Reason == IncrementalStepRunReason.Cached);

    [Fact]
    public void NothingChanged_RegeneratesNothing() => Reasons(Edited, Edited).ShouldAllBe(static output => output.Reason == IncrementalStepRunReason.Cached);

    [Theory]
    [InlineData("    public partial", "    // A comment.\n\n    public partial")]
    [InlineData("using NetGen;", "using System;\nusing NetGen;\n\n// A comment that moves everything down.")]
    [InlineData("    [Dense(3", "\n\n    [Dense(  3")]
    [InlineData("= 1;", "= 2;")]
    [InlineData("public int Number { get; } = 1;", "public int Number { get; } = 1; public void Method() { }")]
    [InlineData("[Dense(3, Activation.Relu)]\n    [Dense(2", "[Dense(3, Activation.Relu), Dense(2")]
    [InlineData("Dense(3, Activation.Relu)", "Dense(1 + 2, activation: Activation.Relu)")]
    public void EditThatMeansTheSame_RegeneratesNothing(string old, string replacement) =>
        Reasons(Edited, Replace(old, replacement))
            .ShouldAllBe(static output => output.Reason == IncrementalStepRunReason.Cached || output.Reason == IncrementalStepRunReason.Unchanged);

    [Theory]
    [InlineData("Dense(3", "Dense(5")]
    [InlineData("Activation.Relu", "Activation.Tanh")]
    [InlineData("Activation.Relu)", "Activation.Relu, DropConnect = 0.5)")]
    [InlineData("[Dense(2", "[Dropout(0.5)] [Dense(2")]
    [InlineData("NeuralNetwork(4)", "NeuralNetwork(4, Loss = Loss.MeanSquaredError)")]
    [InlineData("NeuralNetwork(4)", "NeuralNetwork(2, 2, 1)")]
    [InlineData("Edited", "Renamed")]
    [InlineData("namespace App", "namespace Moved")]
    [InlineData("Dense(3", "Dense(0")]
    public void EditThatMeansSomethingElse_RegeneratesThatClassAlone(string old, string replacement)
    {
        (string Name, IncrementalStepRunReason Reason)[] outputs = Reasons(Edited, Replace(old, replacement));
        outputs.Where(static output => !output.Name.StartsWith("Other", StringComparison.Ordinal))
            .ShouldAllBe(static output => output.Reason != IncrementalStepRunReason.Cached);
        outputs.Where(static output => output.Name.StartsWith("Other", StringComparison.Ordinal))
            .ShouldAllBe(static output => output.Reason == IncrementalStepRunReason.Cached);
        outputs.Where(static output => output.Name.StartsWith("Other", StringComparison.Ordinal)).ShouldNotBeEmpty();
    }

    [Fact]
    public void ClassWithErrors_IsCachedToo() =>
        Reasons(Edited, Edited, "class Unrelated;", Broken).ShouldAllBe(static output => output.Reason == IncrementalStepRunReason.Cached);

    [Fact]
    public void ClassAddedWhoseNameDiffersInCaseAlone_RenamesTheFiles()
    {
        CSharpCompilation before = GeneratorHarness.Compile(Edited);
        GeneratorDriver driver = GeneratorHarness.Driver().RunGenerators(before);
        driver = driver.RunGenerators(
            before.AddSyntaxTrees(GeneratorHarness.Parse(Edited.Replace("class Edited", "class EDITED", StringComparison.Ordinal), "More.cs")));
        GeneratorRunResult run = driver.GetRunResult().Results.Single();
        run.Exception.ShouldBeNull();
        run.GeneratedSources.Length.ShouldBe(14);
    }

    private static string Replace(string old, string replacement)
    {
        Edited.ShouldContain(old);
        return Edited.Replace(old, replacement, StringComparison.Ordinal);
    }

    /// <summary>Generates, edits, generates again: what became of every output, by the class it belongs to.</summary>
    private static (string Name, IncrementalStepRunReason Reason)[] Reasons(string before, string after, string? added = null, string rest = Other)
    {
        CSharpCompilation first = GeneratorHarness.Compile(before, rest);
        CSharpCompilation second = first.ReplaceSyntaxTree(first.SyntaxTrees[0], GeneratorHarness.Parse(after, "Source0.cs"));
        if (added is not null)
        {
            second = second.AddSyntaxTrees(GeneratorHarness.Parse(added, "Added.cs"));
        }

        GeneratorRunResult run = GeneratorHarness.Driver().RunGenerators(first).RunGenerators(second).GetRunResult().Results.Single();
        run.Exception.ShouldBeNull();
        (string, IncrementalStepRunReason)[] outputs =
        [
            .. from step in run.TrackedOutputSteps.SelectMany(static step => step.Value)
               let input = step.Inputs[0].Source.Outputs[step.Inputs[0].OutputIndex].Value
               let name = input is ValueTuple<Parsing.ParsedNetwork, Model.EquatableArray<Model.Declaration>> files
                   ? files.Item1.Declaration?.Name ?? ""
                   : ""
               from output in step.Outputs
               select (name, output.Reason),
        ];
        outputs.ShouldNotBeEmpty();
        return outputs;
    }
}
