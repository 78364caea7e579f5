namespace NetGen.Integration.Tests.Fitting;

public sealed class CourseOfTrainingTests
{
    private static readonly Dataset s_data = Samples.Values(40, 2, 1);

    [Fact]
    public void Cancellation_EndsAfterTheStepAndKeepsWhatIsLearned()
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
    public void Progress_IsReportedAtEveryEpochsEnd()
    {
        List<TrainingProgress> reports = [];
        History history = new SoftmaxNet().Fit(Samples.Classes(40, 3, 3), new FitOptions { Epochs = 3, Progress = new Reports(reports) });
        reports.RemoveAll(static report => report.Record is null);
        reports.Select(static report => report.Record).ShouldBe(history.Epochs);
        reports.Select(static report => report.Epoch).ShouldBe([1, 2, 3]);
        reports.ShouldAllBe(report => report.Epochs == 3 && report.Sample == 40 && report.Samples == 40 && report.SamplesPerSecond > 0 && report.Loss == report.Record!.Loss);
        reports[2].Remaining.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void ContextOfACallback_TellsWhereTheTrainingStands()
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

    private sealed class Reports(List<TrainingProgress> reports) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => reports.Add(value);
    }
}
