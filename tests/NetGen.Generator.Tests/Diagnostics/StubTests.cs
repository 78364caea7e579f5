namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>A class with wrong layers keeps all members, so that the one error that matters stands alone.</summary>
public sealed class StubTests
{
    private const string Program = """
        using System;
        using System.Threading;
        using NetGen;

        namespace App;

        /// <summary>Uses every member of the contract.</summary>
        public static class Program
        {
            private const int Sizes = Net.InputSize + Net.OutputSize + Net.ParameterCount + Net.StateCount;

            /// <summary>Runs.</summary>
            public static void Main(string[] args)
            {
                Net net = new();
                net = new Net(seed: 1);
                Span<float> input = stackalloc float[Net.InputSize], output = stackalloc float[Net.OutputSize];
                Span<float> parameters = stackalloc float[Net.ParameterCount];
                net.CopyParametersTo(parameters);
                net.SetParameters(parameters);
                net.CopyStateTo(input);
                net.SetState(input);
                foreach (LayerInfo layer in Net.Layers)
                {
                    Console.WriteLine(layer.Name);
                }

                net.Predict(input, output);
                net.PredictBatch(input, output);
                Console.WriteLine(net.Classify(input) + Sizes);
                Console.WriteLine(net.Summary());
                net.Save(args[0]);
                net = Net.Load(args[0]);
                net = Net.Load(args[0], name => name.StartsWith("head.", StringComparison.Ordinal) ? null : name);
                net = Net.Load(new System.IO.MemoryStream());
                net = Net.Load([1, 2, 3]);
                float[] answer = net.Predict(input);
                net.ClassifyBatch(answer, stackalloc int[1]);
                net = Create<Net>(1);
                var data = new Dataset(new float[2], Net.InputSize, new float[1], Net.OutputSize);
                History history = net.Fit(data, new FitOptions { Epochs = 1 }, CancellationToken.None);
                Evaluation evaluation = net.Evaluate(data);
                GradientCheck check = net.CheckGradients(data, samples: 8);
                Console.WriteLine($"{history.StopReason} {evaluation.Loss} {check.MaxRelativeError}");
            }

            private static T Create<T>(int seed) where T : INeuralNetwork<T> => T.Create(seed);
        }
        """;

    [Theory]
    [InlineData("[NeuralNetwork(2)] [Dense(1)]", "")]
    [InlineData("[NeuralNetwork(2)] [Dense(-1)]", "NETGEN101")]
    [InlineData("[NeuralNetwork(2)]", "NETGEN005")]
    [InlineData("[NeuralNetwork(0)] [Dense(1)]", "NETGEN102")]
    [InlineData("[NeuralNetwork(2)] [Dense(2000000000)]", "NETGEN108")]
    [InlineData("[NeuralNetwork(2)] [BatchNorm] [Dense(1)]", "")]
    [InlineData("[NeuralNetwork(2)] [BatchNorm(Epsilon = -1)] [Dense(1)]", "NETGEN107")]
    public async Task CodeThatUsesEveryMember_GivesNoFurtherError(string attributes, string ids)
    {
        Generation generation = await GeneratorHarness.RunAsync($"using NetGen; namespace App; {attributes} public partial class Net;", Program);
        string.Join(" ", generation.Ids).ShouldBe(ids);
        generation.Compiled.ShouldBeEmpty();
    }
}
