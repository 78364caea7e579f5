using FsCheck;
using FsCheck.Fluent;
using NetGen.Tests;

namespace NetGen.Generator.Tests.Mathematics;

/// <summary>Shapes nobody thought of: sizes from 1 to 70 everywhere, one or two hidden layers, any batch.</summary>
public sealed class RandomShapeTests
{
    private const int Largest = 70;
    private static readonly int s_classes = LongTests.Skip is null ? 40 : 15;
    private const double Tolerance = 1e-5;

    /// <summary>Outputs are of the order of one; a single one that happens to be nearly zero is as exact as the sum it is.</summary>
    private const double SmallestScale = 0.2;

    private static readonly Lazy<IReadOnlyList<CompiledNetwork>> s_networks =
        new(static () => NetworkCompiler.Compile([.. Enumerable.Range(0, s_classes).Select(RandomAnnotations)]));

    [Fact]
    public void AnyShapeAndBatch_PredictsAsDefined()
    {
        Gen<(int Index, int Rows, int Seed)> cases =
            from index in Gen.Choose(0, s_classes - 1)
            from rows in Gen.Choose(1, Largest)
            from seed in Gen.Choose(0, int.MaxValue)
            select (index, rows, seed);
        Prop.ForAll(cases.ToArbitrary(), static one => Check(one.Index, one.Rows, one.Seed)).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    private static void Check(int index, int rows, int seed)
    {
        CompiledNetwork network = s_networks.Value[index].Copy();
        network.Reset(seed);
        network.State =
        [
            .. network.Info.Statistics.SelectMany(
                statistic => Samples.Normal(statistic.Length, seed).Select(value => statistic.Bound == StatisticBound.Finite ? value : 0.5f + Math.Abs(value)))
        ];
        var samples = Samples.For(network, rows, seed);
        double[] expected = Interpretation.Predict(network, samples);
        float[] batch = network.PredictBatch(samples.Inputs);
        float[] single = [.. Enumerable.Range(0, rows).SelectMany(n => network.Predict(samples.Row(n)))];
        Close.ShouldAgree(batch, Close.Widen(single), Tolerance, $"PredictBatch against Predict of {network}", SmallestScale);
        Close.ShouldAgree(batch, expected, Tolerance, $"PredictBatch of {network}", SmallestScale);
        Close.ShouldAgree(single, expected, Tolerance, $"Predict of {network}", SmallestScale);
    }

    private static string RandomAnnotations(int index)
    {
        var random = CounterRandom.For(17, CounterRandom.Purpose.Split, index);
        string[] hidden = ["Linear", "Sigmoid", "Tanh", "Relu", "LeakyRelu", "PRelu", "RRelu", "Elu", "Softplus", "Gelu", "Silu"];
        string[] last = ["Linear", "Sigmoid", "Softmax", "Tanh"];
        int Size(uint n) => 1 + random.Below(n, Largest);
        string Norm(uint n) => random.Below(n, 4) == 0 ? "[BatchNorm] " : "";
        string second = random.Below(5, 2) == 0 ? "" : $"[Dense({Size(6)}, Activation.{hidden[random.Below(7, hidden.Length)]})] ";
        return $"[NeuralNetwork({Size(0)})] {Norm(8)}[Dense({Size(1)})] {Norm(9)}[Activate(Activation.{hidden[random.Below(2, hidden.Length)]})] "
            + $"{Norm(10)}{second}[Dense({Size(3)}, Activation.{last[random.Below(4, last.Length)]})]";
    }
}
