namespace NetGen.Integration.Tests.Fitting;

/// <summary>Against averages of the weights of every step, in double and by the formulas as they are written.</summary>
public sealed class WeightAveragingTests
{
    private const int Rows = 40;
    private const int BatchSize = 12;

    private static readonly Dataset s_data = Samples.Values(Rows, 3, 2);
    private static readonly Dataset s_validation = Samples.Values(20, 3, 2, seed: 5);

    [Theory]
    [InlineData(0.9f)]
    [InlineData(0.999f)]
    [InlineData(0f)]
    public void CorrectedAverage_CoversOnlyFinishedSteps(float decay)
    {
        (SlopeNet net, List<float[]> steps, _) = Train(new WeightAveraging(decay), epochs: 5);
        double d = (double)(decimal)decay;
        double[] expected = new double[SlopeNet.ParameterCount];
        double sum = steps.Select((_, i) => Math.Pow(d, steps.Count - 1 - i)).Sum();
        for (int i = 0; i < steps.Count; i++)
        {
            Add(expected, steps[i], Math.Pow(d, steps.Count - 1 - i) / sum);
        }

        net.Parameters().ShouldBeNear(expected, 1e-5);
    }

    [Theory]
    [InlineData(0.9f)]
    [InlineData(0.999f)]
    public void UncorrectedAverage_StartsAtTheFirstStep(float decay)
    {
        (SlopeNet net, List<float[]> steps, _) = Train(new WeightAveraging(decay, biasCorrection: false), epochs: 5);
        double d = (double)(decimal)decay;
        double[] expected = [.. steps[0].Select(static value => (double)value)];
        foreach (float[] step in steps.Skip(1))
        {
            for (int k = 0; k < expected.Length; k++)
            {
                expected[k] = (d * expected[k]) + ((1 - d) * step[k]);
            }
        }

        net.Parameters().ShouldBeNear(expected, 1e-5);
    }

    [Fact]
    public void WeightAveraging_ChangesOnlyTheValidationOfATraining()
    {
        (SlopeNet net, List<float[]> steps, History history) = Train(new WeightAveraging(0.9f), epochs: 4);
        (SlopeNet plain, List<float[]> plainSteps, History plainHistory) = Train(null, epochs: 4);
        steps.Count.ShouldBe(plainSteps.Count);
        for (int i = 0; i < steps.Count; i++)
        {
            steps[i].ShouldHaveTheBitsOf(plainSteps[i]);
        }

        net.Parameters().ShouldDifferFrom(plain.Parameters());
        history.Epochs.Select(static epoch => (epoch.Loss, epoch.Penalty)).ShouldBe(plainHistory.Epochs.Select(static epoch => (epoch.Loss, epoch.Penalty)));
        history.Epochs[^1].ValidationLoss.ShouldBe(net.Evaluate(s_validation).Loss);
        history.Epochs[^1].ValidationLoss.ShouldNotBe(plainHistory.Epochs[^1].ValidationLoss);
    }

    [Fact]
    public void BestWeights_AreTheAveragesOfTheBestEpoch()
    {
        List<(double Loss, float[] Parameters)> epochs = [];
        var net = new SlopeNet(seed: 1);
        net.Fit(
            s_data, Options(new WeightAveraging(
                0.7f), 60, new ActionCallback((_, epoch) => epochs.Add((epoch.ValidationLoss!.Value, net.Parameters()))), new EarlyStopping(5)));
        net.Parameters().ShouldHaveTheBitsOf(epochs.MinBy(static epoch => epoch.Loss).Parameters);
        net.Evaluate(s_validation).Loss.ShouldBe(epochs.Min(static epoch => epoch.Loss));
    }

    [Fact]
    public void Divergence_RestoresTheAverageOfTheLastGoodEpoch()
    {
        var net = new SlopeNet(seed: 1);
        float[] good = [];
        int step = 0;
        FitOptions options = new()
        {
            Epochs = 5, BatchSize = BatchSize, AverageWeights = new WeightAveraging(0.9f), Callbacks = [new ActionCallback((_, _) => good = net.Parameters())],
            ReduceGradients = gradient =>
            {
                if (++step == 10)
                {
                    gradient.Fill(float.NaN);
                }
            },
        };
        Should.Throw<TrainingDivergedException>(() => net.Fit(s_data, options)).Epoch.ShouldBe(3);
        net.Parameters().ShouldHaveTheBitsOf(good);
    }

    [Fact]
    public void CancelledTraining_HandsBackTheAverage()
    {
        using var cancellation = new CancellationTokenSource();
        List<float[]> steps = [];
        var net = new SlopeNet(seed: 1);
        var cancel = new StepCallback(training =>
        {
            steps.Add(net.Parameters());
            if (training.Step == 2)
            {
                cancellation.Cancel();
            }
        });
        net.Fit(s_data, Options(new WeightAveraging(0.9f), 5, cancel), cancellation.Token);
        double[] expected = new double[SlopeNet.ParameterCount];
        Add(expected, steps[0], 0.9 / 1.9);
        Add(expected, steps[1], 1 / 1.9);
        net.Parameters().ShouldBeNear(expected, 1e-6);

        var untrained = new SlopeNet(seed: 1);
        float[] initial = untrained.Parameters();
        untrained.Fit(s_data, Options(new WeightAveraging(0.9f), 5), new CancellationToken(canceled: true));
        untrained.Parameters().ShouldHaveTheBitsOf(initial);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Statistics_AreAveragedIfAsked(bool averageStatistics)
    {
        // Three steps: the first divisor is 2, 3, 4, and the scaling starts from that.
        var net = new StandardizedNet(seed: 1);
        var change = new StepCallback(training =>
        {
            float[] state = new float[training.StateCount];
            training.CopyStateTo(state);
            state[2] = 2 + training.Step;
            training.SetState(state);
        });
        float[] fitted = new float[4];
        new StandardizedNet(seed: 1).Fit(Samples.Values(36, 2, 3), new FitOptions
        {
            Epochs = 1, Callbacks = [new ActionCallback((training, _) => training.CopyStateTo(fitted))]
        });
        net.Fit(Samples.Values(36, 2, 3), new FitOptions
        {
            Epochs = 1, BatchSize = 12, AverageWeights = new WeightAveraging(0.5f, averageStatistics: averageStatistics), Callbacks = [change]
        });
        float[] actual = net.State();

        // The average is taken before callbacks are called: of the fitted divisor, 3 and 4.
        double expected = averageStatistics ? ((0.25 * fitted[2]) + (0.5 * 3) + 4) / 1.75 : 5;
        actual[2].ShouldBe((float)expected, 1e-6);
        (actual[0], actual[1], actual[3]).ShouldBe((fitted[0], fitted[1], fitted[3]));
    }

    [Fact]
    public void AnyNumberOfThreads_GivesTheSameBits()
    {
        Dataset data = Samples.Classes(64 + 64 + 37, 64, 10);
        float[] expected = TrainOn(1);
        foreach (int threads in new[] { 2, 3, 4 })
        {
            TrainOn(threads).ShouldHaveTheBitsOf(expected);
        }

        float[] TrainOn(int threads)
        {
            var net = new SharedNet(seed: 1);
            net.Fit(data, new FitOptions { Epochs = 2, BatchSize = 64, Threads = threads, AverageWeights = new WeightAveraging(0.9f) });
            return net.Parameters();
        }
    }

    [Fact]
    public void WeightsThatBecomeZero_LeaveNoDenormals()
    {
        var net = new PlaneNet(seed: 1);
        var clear = new StepCallback(training =>
        {
            if (training.Step > 1)
            {
                training.SetParameters([0, 0, 0]);
            }
        });

        // 0.5¹²⁰ is 1e-36, which float can still hold.
        net.Fit(new Dataset([0, 0], 2, [0], 1), new FitOptions
        {
            Epochs = 120, Optimizer = new Sgd(1e-30f), AverageWeights = new WeightAveraging(0.5f), Callbacks = [clear]
        });
        net.Parameters().ShouldBe([0, 0, 0]);
    }

    [Fact]
    public void DecayOutOfRange_IsNamed()
    {
        foreach (float decay in new[] { -0.1f, 1f, float.NaN })
        {
            Should.Throw<ArgumentOutOfRangeException>(() => new WeightAveraging(decay)).ParamName.ShouldBe("decay");
        }
    }

    private static (SlopeNet Net, List<float[]> Steps, History History) Train(WeightAveraging? averaging, int epochs)
    {
        var net = new SlopeNet(seed: 1);
        List<float[]> steps = [];
        History history = net.Fit(s_data, Options(averaging, epochs, new StepCallback(_ => steps.Add(net.Parameters()))));
        return (net, steps, history);
    }

    private static FitOptions Options(WeightAveraging? averaging, int epochs, params Callback[] callbacks) => new()
    {
        Epochs = epochs, BatchSize = BatchSize, Optimizer = new Adam(0.05f), L2 = 1e-3f, Validation = s_validation, AverageWeights = averaging,
        Callbacks = callbacks,
    };

    private static void Add(double[] sum, float[] values, double factor)
    {
        for (int k = 0; k < sum.Length; k++)
        {
            sum[k] += factor * values[k];
        }
    }
}
