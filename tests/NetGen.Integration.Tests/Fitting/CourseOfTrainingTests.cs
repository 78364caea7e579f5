namespace NetGen.Integration.Tests.Fitting;

public sealed class CourseOfTrainingTests
{
    private static readonly Dataset s_data = Samples.Values(40, 2, 1);

    [Fact]
    public void Cancellation_EndsAfterTheStepAndKeepsTheWeights()
    {
        using var cancellation = new CancellationTokenSource();
        var net = new PlaneNet(seed: 1);
        int steps = 0;
        History history = net.Fit(s_data, new FitOptions
        {
            Epochs = 100, BatchSize = 10, Optimizer = new Sgd(0.1f), Shuffle = false, ReduceGradients = _ =>
            {
                if (++steps == 7)
                {
                    cancellation.Cancel();
                }
            },
        }, cancellation.Token);
        (history.StopReason, history.Epochs.Count, steps).ShouldBe((StopReason.Cancelled, 1, 7));

        PlaneNet expected = new(seed: 1);
        expected.Fit(s_data, new FitOptions { Epochs = 1, BatchSize = 10, Optimizer = new Sgd(0.1f), Shuffle = false });
        expected.Fit(s_data.Rows([.. Enumerable.Range(0, 30)]), new FitOptions { Epochs = 1, BatchSize = 10, Optimizer = new Sgd(0.1f), Shuffle = false });
        net.Parameters().ShouldHaveTheBitsOf(expected.Parameters());
        net.Fit(s_data).StopReason.ShouldBe(StopReason.Completed);
    }

    [Fact]
    public void CancelledBeforehand_TrainsNothing()
    {
        var net = new PlaneNet(seed: 1);
        History history = net.Fit(s_data, cancellationToken: new CancellationToken(canceled: true));
        (history.StopReason, history.Epochs.Count).ShouldBe((StopReason.Cancelled, 0));
        net.Parameters().ShouldHaveTheBitsOf(new PlaneNet(seed: 1).Parameters());
    }

    [Fact]
    public void Stop_EndsAfterTheEpoch()
    {
        History history = new PlaneNet().Fit(s_data, new FitOptions
        {
            Callbacks = [new ActionCallback((training, epoch) =>
            {
                if (epoch.Epoch == 3)
                {
                    training.Stop();
                }
            })],
        });
        (history.StopReason, history.Epochs.Count).ShouldBe((StopReason.StoppedByCallback, 3));
    }

    [Fact]
    public void StopWithinAnEpoch_EndsAfterTheStepAndClosesTheEpoch()
    {
        var net = new PlaneNet(seed: 1);
        int steps = 0;
        var stop = new StepCallback(training =>
        {
            steps++;
            if (training.Step == 7)
            {
                training.Stop();
            }
        });
        History history = net.Fit(s_data, Options(epochs: 100, stop));
        (history.StopReason, history.Epochs.Count, steps).ShouldBe((StopReason.StoppedByCallback, 2, 7));

        PlaneNet expected = new(seed: 1);
        expected.Fit(s_data, Options(epochs: 1));
        EpochRecord second = expected.Fit(s_data.Rows([.. Enumerable.Range(0, 30)]), Options(epochs: 1)).Epochs[0];
        net.Parameters().ShouldHaveTheBitsOf(expected.Parameters());
        history.Epochs[1].ShouldBe(second with { Epoch = 2, Duration = history.Epochs[1].Duration });

        static FitOptions Options(int epochs, params Callback[] callbacks) => new()
        {
            Epochs = epochs, BatchSize = 10, Optimizer = new Sgd(0.1f), Shuffle = false, Validation = s_data, Callbacks = callbacks,
        };
    }

    [Theory]
    [InlineData("OnTrainBegin", 0, 0)]
    [InlineData("OnEpochBegin", 1, 1)]
    [InlineData("OnBatchBegin", 1, 1)]
    [InlineData("OnBatchEnd", 1, 1)]
    [InlineData("OnEpochEnd", 4, 1)]
    public void Stop_LetsTheCurrentStepEnd(string hook, int steps, int epochs)
    {
        long last = -1;
        History history = new PlaneNet().Fit(s_data, new FitOptions { BatchSize = 10, Callbacks = [new Stopper(hook, training => last = training.Step)] });
        (last, history.Epochs.Count, history.StopReason).ShouldBe((steps, epochs, StopReason.StoppedByCallback));
    }

    [Fact]
    public void ContextAfterAStep_HasItsLossAndItsPositionInTheEpoch()
    {
        List<(int, long, int, int)> seen = [];
        List<double> losses = [];
        var note = new StepCallback(training =>
        {
            seen.Add((training.Epoch, training.Step, training.StepInEpoch, training.StepsPerEpoch));
            losses.Add(training.BatchLoss!.Value);
        });
        var atEnd = new ActionCallback((training, _) => training.StepInEpoch.ShouldBe(0));

        // Steps of 1e-30 change nothing, so every mini-batch has the loss that evaluation gives.
        var net = new PlaneNet(seed: 1);
        net.Fit(s_data, new FitOptions { Epochs = 2, BatchSize = 16, Shuffle = false, Optimizer = new Sgd(1e-30f), Callbacks = [note, atEnd] });
        seen.ShouldBe([(0, 1, 1, 3), (0, 2, 2, 3), (0, 3, 3, 3), (1, 4, 1, 3), (1, 5, 2, 3), (1, 6, 3, 3)]);
        double[] expected = [.. new[] { 0..16, 16..32, 32..40 }.Select(rows => net.Evaluate(s_data.Rows([.. Enumerable.Range(0, 40).Take(rows)])).Loss)];
        losses.ShouldBe([.. expected, .. expected], 1e-5);
    }

    [Fact]
    public void Progress_IsReportedAtEveryEpochsEnd()
    {
        List<TrainingProgress> reports = [];
        History history = new SoftmaxNet().Fit(Samples.Classes(40, 3, 3), new FitOptions { Epochs = 3, Progress = new Reports(reports) });
        reports.RemoveAll(static report => report.Record is null);
        reports.Select(static report => report.Record).ShouldBe(history.Epochs);
        reports.Select(static report => report.Epoch).ShouldBe([1, 2, 3]);
        reports.ShouldAllBe(report => report.EpochCount == 3
            && report.Sample == 40
            && report.SampleCount == 40
            && report.SamplesPerSecond > 0
            && report.Loss == report.Record!.Loss);
        reports[2].Remaining.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void ContextOfACallback_HasTheStateOfTheTraining()
    {
        List<(int, long, float, int)> seen = [];
        History history = new PlaneNet().Fit(s_data, new FitOptions
        {
            Epochs = 3, BatchSize = 16, Optimizer = new Adam(0.5f),
            Callbacks = [new ActionCallback((training, _) =>
            {
                seen.Add((training.Epoch, training.Step, training.LearningRate, training.History.Epochs.Count));
                training.LearningRate /= 2;
            })],
        });
        seen.ShouldBe([(1, 3, 0.5f, 1), (2, 6, 0.25f, 2), (3, 9, 0.125f, 3)]);
        history.Epochs.Select(static epoch => epoch.LearningRate).ShouldBe([0.5f, 0.25f, 0.125f]);
    }

    /// <summary>Stops a training from one of its hooks.</summary>
    private sealed class Stopper(string hook, Action<TrainingContext> atTrainEnd) : Callback
    {
        public override void OnTrainBegin(TrainingContext training) => StopIf(nameof(OnTrainBegin), training);

        public override void OnEpochBegin(TrainingContext training) => StopIf(nameof(OnEpochBegin), training);

        public override void OnBatchBegin(TrainingContext training) => StopIf(nameof(OnBatchBegin), training);

        public override void OnBatchEnd(TrainingContext training) => StopIf(nameof(OnBatchEnd), training);

        public override void OnEpochEnd(TrainingContext training, EpochRecord epoch) => StopIf(nameof(OnEpochEnd), training);

        public override void OnTrainEnd(TrainingContext training) => atTrainEnd(training);

        private void StopIf(string current, TrainingContext training)
        {
            if (current == hook)
            {
                training.Stop();
            }
        }
    }

    private sealed class Reports(List<TrainingProgress> reports) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => reports.Add(value);
    }
}
