namespace NetGen.Integration.Tests.Fitting;

public sealed class DivergenceTests
{
    private static readonly Dataset s_data = Samples.Values(12, 2, 1);

    [Fact]
    public void HugeLearningRate_RestoresTheInitialWeights()
    {
        var net = new PlaneNet(seed: 1);
        float[] initial = net.Parameters();
        TrainingDivergedException exception = Should.Throw<TrainingDivergedException>(
            () => net.Fit(s_data, new FitOptions { Epochs = 5, BatchSize = 4, Optimizer = new Sgd(1e25f) }));
        exception.Epoch.ShouldBe(1);
        exception.Step.ShouldBeInRange(2, 3);
        exception.Message.ShouldContain($"epoch 1, step {exception.Step}: {exception.Tensor}");
        net.Parameters().ShouldHaveTheBitsOf(initial);
    }

    [Fact]
    public void NaNInTheLastStepOfAnEpoch_ReportsTheStepAndRestoresTheEpochBefore()
    {
        int step = 0;
        var net = new StandardizedNet(seed: 1);
        float[] good = [], state = [];
        TrainingDivergedException exception = Should.Throw<TrainingDivergedException>(() => net.Fit(Samples.Values(12, 2, 3), new FitOptions
        {
            Epochs = 5, BatchSize = 4,
            Callbacks = [new ActionCallback((_, _) => (good, state) = (net.Parameters(), net.State()))],
            ReduceGradients = gradient =>
            {
                if (++step == 6)
                {
                    gradient.Fill(float.NaN);
                }
            },
        }));
        (exception.Epoch, exception.Step, exception.Tensor).ShouldBe((2, 6, "0.bias"));
        net.Parameters().ShouldHaveTheBitsOf(good);
        net.State().ShouldHaveTheBitsOf(state);
    }

    /// <summary>Of values that large the variance is infinite, while what is normalised by it is zero and the loss finite.</summary>
    [Fact]
    public void OverflowingStatistic_IsNamedAndTheOldStateIsRestored()
    {
        var net = new Normalizing.OnlyNormalizedNet();
        Dataset data = new([1e20f, -1e20f, -1e20f, 1e20f, 1e20f, 1e20f, -1e20f, -1e20f], 2, new float[8], 2);
        Should.Throw<TrainingDivergedException>(() => net.Fit(data, new FitOptions { Epochs = 2 })).Tensor.ShouldBe("0.running_var");
        net.State().ShouldBe([0, 0, 1, 1]);
    }

    [Theory]
    [InlineData(2, "0.weight")]
    [InlineData(19, "0.bias")]
    [InlineData(20, "1.weight")]
    [InlineData(25, "2.weight")]
    [InlineData(32, "2.bias")]
    public void NaNSetByACallback_NamesTheTensor(int parameter, string tensor)
    {
        var net = new SlopeNet(seed: 1);
        float[] good = [];
        var spoil = new ActionCallback((training, epoch) =>
        {
            if (epoch.Epoch == 2)
            {
                good = net.Parameters();
                float[] bad = [.. good];
                bad[parameter] = float.NaN;
                training.SetParameters(bad);
            }
        });
        TrainingDivergedException exception = Should.Throw<TrainingDivergedException>(
            () => net.Fit(Samples.Values(12, 3, 2), new FitOptions { Epochs = 5, BatchSize = 4, Callbacks = [spoil] }));
        (exception.Epoch, exception.Step, exception.Tensor).ShouldBe((3, 7, tensor));
        net.Parameters().ShouldHaveTheBitsOf(good);
        net.Fit(Samples.Values(12, 3, 2), new FitOptions { Epochs = 1 }).Epochs.Count.ShouldBe(1);
    }

    /// <summary>No epoch ends after the last step before a cancellation, so nothing else looks at its weights.</summary>
    [Fact]
    public void NaNInTheLastStepBeforeACancellation_IsReportedAndNotKept()
    {
        using var cancellation = new CancellationTokenSource();
        var net = new SlopeNet(seed: 1);
        float[] initial = net.Parameters();
        TrainingDivergedException exception = Should.Throw<TrainingDivergedException>(() => net.Fit(Samples.Values(12, 3, 2), new FitOptions
        {
            Epochs = 5, BatchSize = 4, Callbacks = [new LambdaCallback(onBatchEnd: _ => cancellation.Cancel())],
            ReduceGradients = static gradient => gradient.Fill(float.NaN),
        }, cancellation.Token));
        (exception.Epoch, exception.Step).ShouldBe((1, 1));
        net.Parameters().ShouldHaveTheBitsOf(initial);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void NaNSetAtTheEndOfTheTraining_IsReportedAndNotKept(bool afterTheLastEpoch)
    {
        var net = new SlopeNet(seed: 1);
        float[] good = [];
        void Spoil(TrainingContext training)
        {
            good = net.Parameters();
            float[] bad = [.. good];
            bad[2] = float.NaN;
            training.SetParameters(bad);
        }

        Callback callback = afterTheLastEpoch
            ? new LambdaCallback(onEpochEnd: (training, epoch) =>
            {
                if (epoch.Epoch == 2)
                {
                    Spoil(training);
                }
            })
            : new LambdaCallback(onTrainEnd: Spoil);
        TrainingDivergedException exception = Should.Throw<TrainingDivergedException>(
            () => net.Fit(Samples.Values(12, 3, 2), new FitOptions { Epochs = 2, BatchSize = 4, Callbacks = [callback] }));
        (exception.Epoch, exception.Step, exception.Tensor).ShouldBe((2, 6, "0.weight"));
        net.Parameters().ShouldHaveTheBitsOf(good);
    }

    /// <summary>Both weights are numbers, but their difference is no float.</summary>
    [Fact]
    public void OverflowOfTheAverageAlone_IsReported()
    {
        float sign = 1;
        var net = new PlaneNet(seed: 1);
        Should.Throw<TrainingDivergedException>(() => net.Fit(new Dataset([0, 1, 0, 2], 2, [0, 0], 1), new FitOptions
        {
            Epochs = 3, AverageWeights = new WeightAveraging(0.5f), BatchSize = 1,
            Callbacks = [new LambdaCallback(onBatchEnd: training => training.SetParameters([3e38f * (sign = -sign), 0, 0]))],
        })).Tensor.ShouldBe("0.weight");
        net.Parameters().ShouldAllBe(static value => float.IsFinite(value));
    }

    [Fact]
    public void ValidationLossThatIsNotFinite_IsAWarningOnce()
    {
        var validation = new Dataset([1, 1], 2, [3e38f], 1);
        History history = new PlaneNet(seed: 1).Fit(s_data, new FitOptions { Epochs = 3, Validation = validation });
        history.Epochs.ShouldAllBe(static epoch => epoch.ValidationLoss == double.PositiveInfinity);
        history.Warnings.ShouldHaveSingleItem().ShouldStartWith("The validation loss of epoch 1 is Infinity: expected a finite number.");
    }

    [Fact]
    public void ScheduleThatFailsAtTheFirstStep_ChangesNothing()
    {
        var net = new StandardizedNet(seed: 1);
        float[] before = net.State();
        Should.Throw<InvalidOperationException>(() => net.Fit(Samples.Values(12, 2, 3), new FitOptions { Schedule = new NoNumber() }))
            .Message.ShouldContain("NaN");
        net.State().ShouldHaveTheBitsOf(before);
    }

    [Fact]
    public void OverflowOfTheLossAlone_IsReportedAsLoss()
    {
        var net = new PlaneNet();
        net.SetParameters([1e30f, 1e30f, 0]);
        TrainingDivergedException exception = Should.Throw<TrainingDivergedException>(() => net.Fit(s_data));
        (exception.Epoch, exception.Step, exception.Tensor).ShouldBe((1, 1, "loss"));
        net.Parameters().ShouldBe([1e30f, 1e30f, 0]);
    }

    private sealed class NoNumber : LearningRateSchedule
    {
        public override double FactorAt(ScheduleTime time) => double.NaN;
    }
}
