using System.Collections.Concurrent;
using System.Runtime.Intrinsics.X86;
using NetGen.Tests;
using NetGen.Tests.Numerics;

namespace NetGen.Generator.Tests.Mathematics;

/// <summary>What holds for the vectors this machine computes with holds for those of every other width.</summary>
[Collection(ForcedWidth.Name)]
public sealed class EveryWidthTests
{
    /// <summary>In kernels of either height a tile and a rest that takes rows of it along.</summary>
    private const int Rows = 11;

    /// <summary>A tile, and too few for another: one of two rows. In kernels of four rows two tiles.</summary>
    private const int RowsAndAPair = 8;

    /// <summary>Fewer than a tile of six: two of two rows and a single one, or one of four and a single one.</summary>
    private const int FewRows = 5;

    private static readonly int[] s_widths = [512, 256, 128];

    private static readonly string[] s_sums = ["Softmax", "LayerNorm", "Conv", "sums"];

    /// <summary>The interpreter is slow, and what it says has no width.</summary>
    private static readonly ConcurrentDictionary<(string Annotations, int Rows), Expectation> s_expected = new();

    public static TheoryData<int, string> WidthsAndNetworks => Combinations.Of(s_widths, NetworkCatalog.Tried);

    /// <summary>
    /// A softmax sums lane by lane, and so does a layer normalization. The gradient of an image adds what its windows give tile by tile, and a tile is as wide
    /// as vectors.
    /// </summary>
    public static TheoryData<string> NetworksWithoutSumsOfUnits => [.. NetworkCatalog.Tried.Where(static text => !s_sums.Any(text.Contains))];

    [SkippableTheory]
    [MemberData(nameof(WidthsAndNetworks))]
    public void TrainingAndInference_MatchTheInterpreter(int bits, string annotations)
    {
        Skip.IfNot(ForcedWidth.Exists(bits), ForcedWidth.Absent);
        using var width = new ForcedWidth(bits);
        MatchTheInterpreter(annotations, Rows);
        MatchTheInterpreter(annotations, RowsAndAPair);
        MatchTheInterpreter(annotations, FewRows);
    }

    /// <summary>
    /// Every sum of products is one chain in the order of what it sums over, and every activation has one result. Only what is summed lane by lane follows the
    /// width: the losses, the sum of a softmax and all that comes after it, the gradient of a learned slope.
    /// </summary>
    [SkippableTheory]
    [MemberData(nameof(NetworksWithoutSumsOfUnits))]
    public void OutputsAndGradients_HaveTheSameBitsAtEveryWidth(string annotations)
    {
        Skip.IfNot(ForcedWidth.Exists(256) && Fma.IsSupported, "Only fused multiply-add rounds alike at every width.");
        CompiledNetwork network = NetworkCatalog.Of(annotations);
        var samples = Samples.For(network, Rows);
        StepResult narrow = StepAt(128);
        foreach (int bits in s_widths.Where(ForcedWidth.Exists))
        {
            StepResult step = StepAt(bits);
            Bits.ShouldBe(step.Outputs, narrow.Outputs, "y");
            int next = 0;
            foreach (TensorInfo tensor in network.Info.Tensors)
            {
                int end = next + tensor.Length;
                if (tensor.Role != TensorRole.Slope)
                {
                    Bits.ShouldBe(step.Gradient.AsSpan(next..end), narrow.Gradient.AsSpan(next..end), "gradient of " + tensor.Name);
                }

                next = end;
            }
        }

        StepResult StepAt(int bits)
        {
            using var width = new ForcedWidth(bits);
            return network.Step(samples, seed: 3);
        }
    }

    private static void MatchTheInterpreter(string annotations, int rows)
    {
        CompiledNetwork network = NetworkCatalog.Of(annotations);
        double tolerance = NetworkCatalog.ToleranceOf(network);
        var samples = Samples.For(network, rows);
        Expectation expected = s_expected.GetOrAdd((annotations, rows), _ => Expectation.Of(network, samples));

        StepResult step = network.Step(samples, seed: 3);
        Close.ShouldAgree(step.Outputs, expected.Outputs, tolerance, "y");
        Close.ShouldAgree(step.Losses, expected.Losses, tolerance, "loss");
        Tensors.ShouldAgree(network, Close.Widen(step.Gradient), expected.Gradient, tolerance);

        Close.ShouldAgree(network.PredictBatch(samples.Inputs), expected.Predictions, tolerance, "y of PredictBatch");
        Close.ShouldAgree([.. Enumerable.Range(0, rows).SelectMany(n => network.Predict(samples.Row(n)))], expected.Predictions, tolerance, "y of Predict");
        (float[] outputs, float[] losses) = network.Score(samples);
        Close.ShouldAgree(outputs, expected.ScoredOutputs, tolerance, "y of Score");
        Close.ShouldAgree(losses, expected.ScoredLosses, tolerance, "loss of Score");
    }

    private sealed record Expectation(double[] Outputs, double[] Losses, double[] Gradient, double[] Predictions, double[] ScoredOutputs, double[] ScoredLosses)
    {
        public static Expectation Of(CompiledNetwork network, Samples samples)
        {
            (double[] outputs, double[] losses, double[] gradient, _) = Interpretation.Step(network, samples, seed: 3);
            (double[] scoredOutputs, double[] scoredLosses) = Interpretation.Score(network, samples);
            return new Expectation(outputs, losses, gradient, Interpretation.Predict(network, samples), scoredOutputs, scoredLosses);
        }
    }
}
