using System.Collections.Immutable;

namespace NetGen.Integration.Tests.Generalising;

public sealed class HealthTests
{
    [Fact]
    public void WithoutAMonitor_NothingIsMeasured() =>
        new SeenNet(seed: 1).Fit(Samples.Values(20, 4, 2), new FitOptions { Epochs = 2 }).Epochs.ShouldAllBe(static epoch => epoch.Health == null);

    [Fact]
    public void Monitor_ChangesNoBitOfTheTraining()
    {
        Dataset data = Samples.Classes(45, 4, 3);
        float[] plain = NetworkValues.Trained<NoisyNet>(data, new FitOptions { Epochs = 3, BatchSize = 8 }).Parameters();
        NetworkValues.Trained<NoisyNet>(data, new FitOptions { Epochs = 3, BatchSize = 8, Callbacks = [new HealthMonitor(samples: 7)] })
            .Parameters()
            .ShouldHaveTheBitsOf(plain);
    }

    [Fact]
    public void Readings_FollowTheSettingsForEpochsAndRows()
    {
        History history =
            new SeenNet(seed: 1).Fit(Samples.Values(20, 4, 2), new FitOptions { Epochs = 7, Callbacks = [new HealthMonitor(every: 3, samples: 8)] });
        history.Epochs.Select(static epoch => epoch.Health?.SampleCount).ShouldBe([null, null, 8, null, null, 8, null]);
        new SeenNet(seed: 1).Fit(Samples.Values(5, 4, 2), new FitOptions
        {
            Epochs = 1, Callbacks = [new HealthMonitor()]
        }).Epochs[0].Health!.SampleCount.ShouldBe(5);
    }

    /// <summary>Outputs of layers against the formulas, gradients against the reference code, both in double.</summary>
    [Fact]
    public void Reading_IsWhatTheFormulasGive()
    {
        Dataset data = Samples.Values(20, 4, 2);
        var net = new SeenNet(seed: 1);

        // A step too small to change anything, and options that the reading must leave out.
        TrainingHealth health = net.Fit(data, new FitOptions
        {
            Epochs = 1, Optimizer = new Sgd(1e-30f), L1 = 1e-12f, GradientNoise = 1, Callbacks = [new HealthMonitor(samples: 20)],
        }).Epochs[0].Health!;

        float[] parameters = net.Parameters();
        var run = new ReferencePass(Widen(parameters), [], Widen(data.Features), Widen(data.Targets), 20, 0);
        ReferenceGradient(net, run);
        int next = 0;
        foreach ((TensorInfo tensor, TensorHealth measured) in Info<SeenNet>().Tensors.Zip(health.Tensors))
        {
            measured.Name.ShouldBe(tensor.Name);
            measured.GradientNorm.ShouldBe(Norm(run.Gradient[next..(next + tensor.Length)]), 1e-5 * measured.GradientNorm, measured.Name);
            measured.Norm.ShouldBe(Norm(run.Parameters[next..(next + tensor.Length)]), 1e-6, measured.Name);
            next += tensor.Length;
        }

        double first = health.Tensors[0].GradientNorm / Math.Sqrt(28), last = health.Tensors[6].GradientNorm / Math.Sqrt(12);
        health.GradientRatio!.Value.ShouldBe(first / last, 1e-9);

        double[] a1 = Layer(run.Inputs, 4, run.Parameters, 0, 7, static z => Math.Max(z, 0)), z2 = Layer(a1, 7, run.Parameters, 35, 5, static z => z);
        double[] a2 = [.. z2.Select(static z => ReferenceMath.Gelu(z))], a3 = Layer(a2, 5, run.Parameters, 75, 6, static z => Math.Max(z, 0)),
            y = Layer(a3, 6, run.Parameters, 111, 2, static z => z);

        // Dense1 and Dense3 are computed with the ReLU behind them; the derivative of GELU needs its argument, so Dense2 is there to be seen.
        health.Layers.Select(static layer => layer.Name).ShouldBe(["Relu1", "Dense2", "Gelu1", "Relu2", "Dense4"]);
        foreach ((LayerHealth layer, double[] expected) in health.Layers.Zip([a1, z2, a2, a3, y]))
        {
            layer.OutputRms.ShouldBe(Norm(expected) / Math.Sqrt(expected.Length), 1e-5, layer.Name);
            layer.UnitCount.ShouldBe(expected.Length / 20);
            int dead = Enumerable.Range(0, layer.UnitCount).Count(unit => Enumerable.Range(0, 20).All(row => expected[(row * layer.UnitCount) + unit] <= 0));
            layer.DeadUnitCount.ShouldBe(layer.Name.StartsWith("Relu", StringComparison.Ordinal) ? dead : null);
        }
    }

    [Fact]
    public void ReluThatIsNeverPositive_CountsAsDead()
    {
        var warned = new List<int>();
        var net = new DeadNet(seed: 1);
        History history =
            net.Fit(Samples.Classes(60, 4, 3), new FitOptions { Epochs = 2, Callbacks = [new HealthMonitor(onWarning: epoch => warned.Add(epoch.Epoch))] });
        TrainingHealth health = history.Epochs[0].Health!;
        health.Layers[0].ShouldBe(new LayerHealth("Relu1", 0, 6, 6));
        health.Layers[0].DeadShare.ShouldBe(1);
        health.Layers[1].DeadUnitCount.ShouldBe(0, "their inputs are all zero and their biases positive");
        health.Layers[2].Name.ShouldBe("Dense3");
        health.Layers[3].ShouldBe(new LayerHealth("Softmax1", health.Layers[3].OutputRms, 3, null));
        health.Warnings.Length.ShouldBe(2);
        health.Warnings[0].ShouldContain("Relu1: 6 of 6 units are dead");
        health.ToString().ShouldContain("6 of 6 units dead");

        // Nothing flows back through them.
        health.Tensors[0].GradientNorm.ShouldBe(0);
        health.GradientRatio.ShouldBe(0);
        warned.ShouldBe([1, 2]);
    }

    [Fact]
    public void VanishingAndExplodingGradients_GiveWarnings()
    {
        TrainingHealth vanishing = ReadingOf<VanishingNet>(Samples.Classes(60, 4, 3), new HealthMonitor());
        vanishing.GradientRatio!.Value.ShouldBeLessThan(1e-3);
        vanishing.Warnings.ShouldHaveSingleItem().ShouldContain("vanish");

        TrainingHealth exploding = ReadingOf<ExplodingNet>(Samples.Values(60, 4, 3), new HealthMonitor());
        exploding.GradientRatio!.Value.ShouldBeGreaterThan(1e3);
        exploding.Warnings.ShouldHaveSingleItem().ShouldContain("explode");

        TrainingHealth sound = ReadingOf<SeenNet>(Samples.Values(60, 4, 2), new HealthMonitor());
        sound.GradientRatio!.Value.ShouldBeInRange(0.05, 20);
        sound.Warnings.ShouldBeEmpty();
        sound.FirstNonFinite.ShouldBeNull();

        // The thresholds are the user's.
        ReadingOf<SeenNet>(Samples.Values(60, 4, 2), new HealthMonitor { VanishingRatio = 100 }).Warnings.ShouldHaveSingleItem().ShouldContain("vanish");
    }

    [Fact]
    public void NonFiniteValue_IsReportedAtItsFirstPlace()
    {
        Dataset data = Samples.Values(20, 4, 2);
        Broken(0, float.PositiveInfinity).ShouldBe("output of Relu1");
        Broken(75, float.NaN).ShouldBe("output of Relu2");
        Broken(111, float.NegativeInfinity).ShouldBe("output of Dense4");

        string? Broken(int parameter, float value)
        {
            var net = new SeenNet(seed: 1);
            float[] parameters = [.. Enumerable.Repeat(0.1f, SeenNet.ParameterCount)];
            parameters[parameter] = value;
            net.SetParameters(parameters);
            var run = new TrainingRun(Info<SeenNet>(), Storage(net), data, new FitOptions { Callbacks = [new HealthMonitor()] });
            return HealthProbe<SeenNet>.For(net, run)!.Measure()!.FirstNonFinite;
        }
    }

    [Fact]
    public void AnyNumberOfThreads_GivesTheSameReading()
    {
        Reading(1).ShouldBe(Reading(3));

        static string Reading(int threads)
        {
            History history = new SharedNet(seed: 1).Fit(
                Samples.Classes(150, 64, 10), new FitOptions { Epochs = 2, BatchSize = 64, Threads = threads, Callbacks = [new HealthMonitor(samples: 50)] });
            return string.Join('\n', history.Epochs.Select(static epoch => epoch.Health!.ToString()));
        }
    }

    [Fact]
    public void SettingOutOfRange_IsNamed()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new HealthMonitor(every: 0)).ParamName.ShouldBe("every");
        Should.Throw<ArgumentOutOfRangeException>(() => new HealthMonitor(samples: 0)).ParamName.ShouldBe("samples");
        Should.Throw<ArgumentException>(
            () => new SeenNet().Fit(Samples.Values(5, 4, 2), new FitOptions { Callbacks = [new HealthMonitor(), new HealthMonitor()] }))
            .Message.ShouldContain("found 2");
    }

    private static TrainingHealth ReadingOf<T>(Dataset data, HealthMonitor monitor)
        where T : INeuralNetwork<T> =>
            T.Create(1).Fit(data, new FitOptions { Epochs = 1, Optimizer = new Sgd(1e-6f), Callbacks = [monitor] }).Epochs[0].Health!;

    private static void ReferenceGradient<T>(T net, ReferencePass pass)
        where T : INeuralNetwork<T> => net.ReferenceGradient(pass);

    private static NetworkInfo Info<T>()
        where T : INeuralNetwork<T> => T.Info;

    private static NetworkStorage Storage<T>(T net)
        where T : INeuralNetwork<T> => net.Storage;

    private static double Norm(ReadOnlySpan<double> values)
    {
        double squares = 0;
        foreach (double value in values)
        {
            squares += value * value;
        }

        return Math.Sqrt(squares);
    }

    private static double[] Layer(double[] inputs, int inputSize, double[] parameters, int start, int units, Func<double, double> activation)
    {
        double[] outputs = new double[inputs.Length / inputSize * units];
        for (int k = 0; k < outputs.Length; k++)
        {
            (int row, int unit) = (k / units, k % units);
            double z = parameters[start + (units * inputSize) + unit];
            for (int i = 0; i < inputSize; i++)
            {
                z += inputs[(row * inputSize) + i] * parameters[start + (unit * inputSize) + i];
            }

            outputs[k] = activation(z);
        }

        return outputs;
    }

    private static double[] Widen(ReadOnlySpan<float> values) => [.. values.ToArray().Select(static value => (double)value)];
}
