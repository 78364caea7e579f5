namespace NetGen.Generator.Tests.Mathematics;

/// <summary>The numbers that the lectures work out.</summary>
public sealed class LectureNumberTests
{
    /// <summary>
    /// One sigmoid unit at X = 3, y = 1, W = 3, b = 0. The lectures climb the log-likelihood ln σ(W·X), whose derivative is (1 − σ(9))·3; a training descends
    /// the loss, its negative.
    /// </summary>
    [Fact]
    public void LogLikelihoodOfOneSigmoidUnit_HasTheLecturesDerivative()
    {
        CompiledNetwork network = NetworkCatalog.Of("[NeuralNetwork(1)] [Dense(1, Activation.Sigmoid)]");
        network.Parameters = [3, 0];
        var samples = new Samples(1, [3], 1, [1], 1);

        (-network.Reference(samples).Gradient[0]).ShouldBe(0.00037018372, 1e-11);
        network.CheckGradients(samples, useDoubleBackward: true).Tensors[0].AnalyticNorm.ShouldBe(0.00037018372, 1e-11);
        network.CheckGradients(samples, useDoubleBackward: true).Tensors[0].NumericNorm.ShouldBe(0.00037018372, 1e-11);

        // In float σ(9) = 0.99987662 keeps 1 − σ(9) to half a unit of its last place, 2⁻²⁵; the weight's gradient is three times that.
        (-(double)network.Step(samples).Gradient[0]).ShouldBe(0.00037018372, 3 * Math.Pow(2, -25));
    }

    [Fact]
    public void CentralDifferenceOfTheCube_HasTheLecturesError() =>
        CentralDifference.Of(static theta => theta * theta * theta, 1, 0.01).ShouldBe(3.0001, 1e-12);

    /// <summary>The lectures count to ten thousands; 535 818 is called 530k there.</summary>
    [Fact]
    public void DigitNetworks_HaveTheLecturesParameterCounts()
    {
        (int First, int Second, int Exact, int Lecture)[] expected = [(512, 512, 669_706, 670_000), (512, 256, 535_818, 530_000), (256, 128, 235_146, 240_000)];
        IReadOnlyList<CompiledNetwork> networks = NetworkCompiler.Compile([.. expected.Select(static one =>
            $"[NeuralNetwork(784)] [Dense({one.First}, Activation.Relu)] [Dense({one.Second}, Activation.Relu)] [Dense(10, Activation.Softmax)]")]);
        networks.Select(static network => network.ParameterCount).ShouldBe(expected.Select(static one => one.Exact));
        expected.ShouldAllBe(static one => Math.Abs(one.Exact - one.Lecture) < 10_000);
    }
}
