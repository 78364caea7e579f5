namespace NetGen.Integration.Tests.Evaluating;

public sealed class ClassifyTests
{
    [Theory]
    [InlineData(0f, 1)]
    [InlineData(-1e-3f, 0)]
    [InlineData(5f, 1)]
    public void SingleUnit_IsOneFromItsThresholdOn(float z, int expected)
    {
        var sigmoid = new SigmoidUnitNet();
        sigmoid.SetParameters([1, 0]);
        sigmoid.Classify([z]).ShouldBe(expected);
        var tanh = new TanhUnitNet();
        tanh.SetParameters([1, 0]);
        tanh.Classify([z]).ShouldBe(expected);
    }

    [Fact]
    public void Ties_GoToTheLowestIndex()
    {
        var net = new SoftmaxNet();
        net.SetParameters([1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0]);
        net.Classify([2, 2, 2]).ShouldBe(0);
        net.Classify([1, 2, 2]).ShouldBe(1);
        net.Classify([1, 2, 3]).ShouldBe(2);
    }

    /// <summary>More rows than are predicted at a time, and outputs so many that only a few rows are.</summary>
    [Fact]
    public void Batch_HasTheClassOfEveryRow()
    {
        Check(new SoftmaxNet(seed: 1), 300);
        Check(new SigmoidUnitNet(seed: 1), 133);
        Check(new TanhUnitNet(seed: 1), 5);
        Check(new ManyClassesNet(seed: 1), 9);
        new SoftmaxNet().ClassifyBatch([], []);

        static void Check<T>(T net, int rows)
            where T : INeuralNetwork<T>
        {
            float[] inputs = Samples.Normal(rows * T.InputSize, 1);
            int[] classes = new int[rows];
            Classification.ClassifyBatch(net, inputs, classes);
            classes.ShouldBe(Enumerable.Range(0, rows).Select(row => net.Classify(inputs.AsSpan(row * T.InputSize, T.InputSize))));
            classes.Distinct().Count().ShouldBeGreaterThan(1);
        }
    }

    [Fact]
    public void NotANumber_ComesOutAsSuch()
    {
        Check(new SlopeNet(seed: 1));
        Check(new SharedNet(seed: 1));
        Check(new Contract.EveryLayerNet(seed: 1));
        Check(new PyTorch.ActivationsNet(seed: 1));

        static void Check<T>(T net)
            where T : INeuralNetwork<T>
        {
            float[] input = Samples.Normal(T.InputSize, 1), output = new float[T.OutputSize];
            input[^1] = float.NaN;
            net.Predict(input, output);
            output.ShouldContain(value => float.IsNaN(value));
            net.PredictBatch(input, output);
            output.ShouldContain(value => float.IsNaN(value));
        }
    }
}
