using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Emission;
using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.Parsing;
using ModelOfWeights = NetGen.Generator.Model.EmbeddedWeights;

namespace NetGen.Generator.Tests.Embedding;

/// <summary>What users read of a class with embedded weights.</summary>
public sealed class GeneratedClassTests
{
    private const string Layers = "[NeuralNetwork(3)] [Standardize] [Dense(4)] [BatchNorm] [Activate(Activation.Relu)] [Dropout(0.2)] [Dense(2, Activation.Softmax)]";

    [Fact]
    public void FrozenClass() => Match(Model(isFrozen: true), "", "Predict", "Kernels256");

    /// <summary>All but the main file is what it is without embedded weights.</summary>
    [Fact]
    public void ClassWithEmbeddedWeights() => Match(Model(isFrozen: false), "");

    /// <summary>Layers that are not sound leave a frozen class all of its members.</summary>
    [Fact]
    public void FrozenStub_HasTheMembersOfAFrozenClass() => Compiled([StubEmitter.Emit(Model(isFrozen: true).Declaration, 3, 2, isFrozen: true)], """
        /// <summary>Uses every member of the contract.</summary>
        public static class Program
        {
            /// <summary>Runs.</summary>
            public static void Main()
            {
                Net net = new();
                System.Span<float> input = stackalloc float[Net.InputSize], output = stackalloc float[Net.OutputSize];
                net.Predict(input, output);
                net.PredictBatch(input, output);
                net.ClassifyBatch(net.Predict(input), stackalloc int[1]);
                System.Console.WriteLine($"{net.Classify(input)} {net.Summary()} {Net.Layers.Length} {Net.ParameterCount} {Net.StateCount}");
                NetGen.NetworkTraining.Evaluate(net, new NetGen.Dataset(new float[3], 3, new float[2], 2));
            }
        }
        """).ShouldBeEmpty();

    private static void Match(NetworkModel model, params string[] concerns)
    {
        GeneratedFile[] files = [.. NetworkEmitter.Emit(NetworkLowering.Lower(model))];
        Compiled(files, "").ShouldBeEmpty();
        Snapshot.Match(
            [.. files.Where(file => concerns.Contains(file.Concern, StringComparer.Ordinal)).Select(static file => new GeneratedText($"App.Net{(file.Concern.Length == 0 ? "" : ".")}{file.Concern}.g.cs", file.Source))],
            method: model.IsFrozen ? nameof(FrozenClass) : nameof(ClassWithEmbeddedWeights));
    }

    /// <summary>Errors and warnings, those included that generated files turn off.</summary>
    private static IEnumerable<Diagnostic> Compiled(IEnumerable<GeneratedFile> files, string program) => GeneratorHarness
        .Compile([.. files.Select(static file => file.Source.Replace(GeneratedFile.WarningsOff, "", StringComparison.Ordinal)), $"namespace App;\n\n/// <summary>A network.</summary>\npublic partial class Net;\n\n{program}"])
        .GetDiagnostics()
        .Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);

    private static NetworkModel Model(bool isFrozen)
    {
        CSharpCompilation compilation = GeneratorHarness.Compile($"using NetGen; namespace App; {Layers} public partial class Net;");
        NetworkModel model = NetworkParser.Parse(compilation.GetTypeByMetadataName("App.Net")!, compilation, static _ => { }, CancellationToken.None).Model!;
        var weights = new ModelOfWeights("NetGen.Models/net.safetensors", IsSafetensors: true, 1234, new string('0', 64));
        string[] names = ["0.bias", "0.weight", "1.bias", "1.weight", "1.running_mean", "1.running_var", "4.bias", "4.weight", "input.mean", "input.scale"];
        return model with
        {
            IsFrozen = isFrozen,
            Weights = isFrozen ? weights with { Tensors = new([.. names.Select(static (name, index) => new TensorPlace(name, "F32", 600 + (index * 64)))]) } : weights,
            Labels = new(["no", "yes"]),
        };
    }
}
