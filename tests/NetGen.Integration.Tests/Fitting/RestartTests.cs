namespace NetGen.Integration.Tests.Fitting;

public sealed class RestartTests
{
    private static readonly Dataset s_data = Samples.Classes(40, 4, 3, seed: 1);
    private static readonly Dataset s_validation = Samples.Classes(20, 4, 3, seed: 2);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void EveryRestart_EqualsATrainingWithItsSeed_AndTheBestIsKept(bool hasValidation)
    {
        var options = new FitOptions
        {
            Epochs = 4, BatchSize = 8, Seed = 3, L2 = 1e-3f, Optimizer = new Adam(0.02f), Validation = hasValidation ? s_validation : null
        };
        var net = new NoisyNet(seed: 9);
        History history = net.Fit(s_data, options with { Restarts = 4, Callbacks = [new EarlyStopping(2)] });

        history.Restarts.Select(static one => one.Number).ShouldBe([1, 2, 3, 4]);
        history.Restarts.Select(static one => one.Seed).Distinct().Count().ShouldBe(4);
        var alone = new List<(NoisyNet Net, double Loss, History History)>();
        foreach (RestartRecord record in history.Restarts)
        {
            var single = new NoisyNet(record.Seed ?? 9);
            History singleHistory = single.Fit(s_data, options with { Callbacks = [new EarlyStopping(2)] });
            double loss = hasValidation
                ? single.Evaluate(s_validation).Loss
                : single.Evaluate(s_data).Loss + Penalty.Of(Info<NoisyNet>().Segments, Storage(single).Parameters, options);
            record.Loss.ShouldBe(loss);
            ShouldBeSame(record.History, singleHistory);
            alone.Add((single, loss, singleHistory));
        }

        int best = alone.IndexOf(alone.MinBy(static one => one.Loss));
        history.BestRestart.ShouldBe(best + 1);
        ShouldBeSame(history, alone[best].History);
        net.Parameters().ShouldHaveTheBitsOf(alone[best].Net.Parameters());
        net.State().ShouldHaveTheBitsOf(alone[best].Net.State());
        alone.Select(static one => one.Loss).Distinct().Count().ShouldBe(4, "the starts are the same");
    }

    [Fact]
    public void FittedScaling_IsKeptByEveryStart()
    {
        var net = new StandardizedNet(seed: 1);
        net.SetState([5, 6, 2, 3]);
        net.Fit(Samples.Values(12, 2, 3), new FitOptions { Epochs = 1, Restarts = 3 });
        net.State().ShouldBe([5, 6, 2, 3]);
    }

    [Fact]
    public void OneTraining_HasNoRestarts()
    {
        History history = new PlaneNet().Fit(Samples.Values(8, 2, 1), new FitOptions { Epochs = 1 });
        history.Restarts.ShouldBeEmpty();
        history.BestRestart.ShouldBe(1);
    }

    [Fact]
    public void StartThatDiverges_IsLeftOut()
    {
        Dataset data = Samples.Values(8, 2, 1);
        var spoilFirst = new LambdaCallback(onBatchEnd: static training =>
        {
            if (training is { Restart: 1, Epoch: 2 })
            {
                training.SetParameters([float.NaN, 0, 0]);
            }
        });
        var net = new PlaneNet(seed: 1);
        History history = net.Fit(data, new FitOptions { Epochs = 3, Restarts = 2, Callbacks = [spoilFirst] });
        history.Restarts[0].Loss.ShouldBeNull();
        history.Restarts[0].History.Epochs.Count.ShouldBe(2);
        (history.BestRestart, history.Epochs.Count).ShouldBe((2, 3));
        history.Restarts[1].Loss.ShouldBe(net.Evaluate(data).Loss);
    }

    [Fact]
    public void DivergenceOfAllRestarts_ThrowsTheFirstAndRestoresTheWeights()
    {
        var net = new StandardizedNet(seed: 1);
        float[] parameters = net.Parameters(), state = net.State();
        TrainingDivergedException exception = Should.Throw<TrainingDivergedException>(
            () => net.Fit(Samples.Values(12, 2, 3), new FitOptions { BatchSize = 4, Restarts = 3, Optimizer = new Sgd(1e25f) }));
        exception.Epoch.ShouldBe(1);
        net.Parameters().ShouldHaveTheBitsOf(parameters);
        net.State().ShouldHaveTheBitsOf(state);
    }

    [Fact]
    public void Cancellation_EndsTheStartsAndKeepsTheBestSoFar()
    {
        using var cancellation = new CancellationTokenSource();
        var cancel = new LambdaCallback(onEpochEnd: (training, _) =>
        {
            if (training.Restart == 2)
            {
                cancellation.Cancel();
            }
        });
        var net = new PlaneNet(seed: 1);
        Dataset data = Samples.Values(8, 2, 1);
        History history = net.Fit(data, new FitOptions { Epochs = 5, Restarts = 4, Callbacks = [cancel] }, cancellation.Token);
        history.StopReason.ShouldBe(StopReason.Cancelled);
        history.Restarts.Count.ShouldBe(2);
        history.Restarts.Min(static one => one.Loss).ShouldBe(net.Evaluate(data).Loss);
    }

    [Fact]
    public void CheckpointOrResume_IsRefused()
    {
        Refused(new FitOptions { Restarts = 2, ResumeFrom = "training.ckpt" });
        Refused(new FitOptions { Restarts = 2, Callbacks = [new Checkpoint("training.ckpt")] });
        Refused(new FitOptions { Restarts = 0 });

        static void Refused(FitOptions options) =>
            Should.Throw<ArgumentException>(() => new PlaneNet().Fit(Samples.Values(8, 2, 1), options)).ParamName.ShouldBe("Restarts");
    }

    private static NetworkStorage Storage<T>(T network)
        where T : INeuralNetwork<T> => network.Storage;

    private static NetworkInfo Info<T>()
        where T : INeuralNetwork<T> => T.Info;

    private static void ShouldBeSame(History history, History expected) => history.Epochs.Select(static epoch => epoch with { Duration = default })
        .ShouldBe(expected.Epochs.Select(static epoch => epoch with { Duration = default }));
}
