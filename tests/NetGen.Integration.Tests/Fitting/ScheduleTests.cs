namespace NetGen.Integration.Tests.Fitting;

public sealed class ScheduleTests
{
    private static readonly Dataset s_data = Samples.Values(20, 2, 1);

    [Fact]
    public void ScheduleByEpoch_TrainsWithTheRatesOfTheLecture()
    {
        var net = new PlaneNet();
        net.SetParameters([0.5f, -0.25f, 0.125f]);
        History history =
            net.Fit(s_data, new FitOptions { Epochs = 4, BatchSize = 8, Shuffle = false, Optimizer = new Sgd(0.2f), Schedule = new InverseTimeDecay(1) });

        var byHand = new HandTraining(0.5, -0.25, 0.125);
        foreach (double rate in new[] { 0.1, 0.2 / 3, 0.05, 0.04 })
        {
            byHand.Epoch(s_data, 8, rate);
        }

        net.Parameters().ShouldBeNear(byHand.Parameters, 1e-6);
        history.Epochs.Select(static epoch => (double)epoch.LearningRate).ShouldBe([0.1, 0.2 / 3, 0.05, 0.04], 1e-8);
    }

    [Fact]
    public void ScheduleByStep_IsAskedBeforeEveryStep()
    {
        // 20 rows in batches of 8: three steps an epoch.
        List<float> before = [], after = [];
        List<float> epochBegins = [];
        History history = new PlaneNet().Fit(s_data, new FitOptions
        {
            Epochs = 3, BatchSize = 8, Optimizer = new Sgd(0.1f), Schedule = new CosineDecay(),
            Callbacks = [new LambdaCallback(
                onTrainBegin: training => epochBegins.Add(training.LearningRate),
                onEpochBegin: training => epochBegins.Add(training.LearningRate),
                onBatchBegin: training => before.Add(training.LearningRate),
                onBatchEnd: training => after.Add(training.LearningRate))],
        });
        double[] expected = [.. Enumerable.Range(0, 9).Select(static step => 0.1 * (1 + Math.Cos(Math.PI * step / 9)) / 2)];
        before.Select(static rate => (double)rate).ShouldBe(expected, 1e-8);
        after.ShouldBe(before);
        epochBegins.ShouldBe([before[0], before[0], before[3], before[6]]);
        history.Epochs.Select(static epoch => epoch.LearningRate).ShouldBe([before[2], before[5], before[8]], "the record holds the rate at the epoch's end");
    }

    [Fact]
    public void RateSetByACallback_IsExactAndScalesTheSchedule()
    {
        List<float> rates = [];
        float exact = 0;
        new PlaneNet().Fit(s_data, new FitOptions
        {
            Epochs = 4, Optimizer = new Sgd(0.3f), Schedule = new ExponentialDecay(0.7),
            Callbacks = [new LambdaCallback(
                onEpochBegin: training => rates.Add(training.LearningRate),
                onEpochEnd: (training, epoch) =>
                {
                    if (epoch.Epoch == 2)
                    {
                        training.LearningRate = 0.0123f;
                        exact = training.LearningRate;
                    }
                })],
        });
        exact.ShouldBe(0.0123f);
        rates.Select(static rate => (double)rate).ShouldBe([0.21, 0.147, 0.0123 * 0.7, 0.0123 * 0.49], 1e-8);
    }

    [Fact]
    public void RateSetWithoutASchedule_IsReadBackToTheBit()
    {
        CounterRandom random = CounterRandom.For(1, CounterRandom.Purpose.Split);
        uint next = 0;
        new PlaneNet().Fit(s_data, new FitOptions
        {
            Epochs = 200, Optimizer = new Sgd(0.0017f),
            Callbacks = [new LambdaCallback(onEpochEnd: (training, _) =>
            {
                float rate = MathF.Exp((random.Uniform(next++) * -20) - 3);
                training.LearningRate = rate;
                training.LearningRate.ShouldBe(rate);
            })],
        });
        next.ShouldBe(200u);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.5)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e300)]
    public void InvalidFactor_IsReportedWithItsSchedule(double factor)
    {
        InvalidOperationException exception = Should.Throw<InvalidOperationException>(
            () => new PlaneNet().Fit(s_data, new FitOptions { Optimizer = new Sgd(0.1f), Schedule = new Broken(factor) }));
        exception.Message.ShouldContain("Broken()");
        exception.Message.ShouldContain("step 3");
    }

    [Fact]
    public void ScheduledRateOfZero_ChangesNothingAndCannotBeScaled()
    {
        var net = new PlaneNet(seed: 1);
        float[] before = net.Parameters();
        net.Fit(s_data, new FitOptions { Schedule = new Silent(), Callbacks = [new ReduceOnPlateau(patience: 0)] }).Epochs[^1].LearningRate.ShouldBe(0);
        net.Parameters().ShouldHaveTheBitsOf(before);

        var setting = new LambdaCallback(onBatchBegin: static training => training.LearningRate = 1);
        Should.Throw<InvalidOperationException>(
            () => net.Fit(s_data, new FitOptions { Schedule = new Silent(), Callbacks = [setting] })).Message.ShouldContain("Silent()");
    }

    [Fact]
    public void ScheduleBesideAScheduler_IsRefused() =>
        Should.Throw<ArgumentException>(() =>
            new PlaneNet().Fit(s_data, new FitOptions { Schedule = new CosineDecay(), Callbacks = [new LearningRateScheduler(static (_, rate) => rate)] }))
            .ParamName.ShouldBe("Schedule");

    private sealed class Broken(double factor) : LearningRateSchedule
    {
        public override double FactorAt(ScheduleTime time) => time.Step < 2 ? 1 : factor;
    }

    private sealed class Silent : LearningRateSchedule
    {
        public override double FactorAt(ScheduleTime time) => 0;
    }
}
