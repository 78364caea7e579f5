namespace NetGen.Integration.Tests.Callbacks;

public sealed class MetricTests
{
    private static readonly Dataset s_classes = Samples.Classes(30, 3, 3);
    private static readonly Dataset s_values = Samples.Values(10, 2, 1);

    public static TheoryData<string> Watchers => ["EarlyStopping", "ReduceOnPlateau", "ModelCheckpoint"];

    [Fact]
    public void Metrics_TakeWhatTheyAreNamedAfter()
    {
        var epoch = new EpochRecord { Epoch = 1, Loss = 1, Penalty = 2, Accuracy = 0.1, ValidationLoss = 4, ValidationAccuracy = 0.2, LearningRate = 1 };
        Metric[] metrics = [Metric.Loss, Metric.TotalLoss, Metric.Accuracy, Metric.ValidationLoss, Metric.ValidationAccuracy];
        metrics.Select(metric => metric.Of(epoch)).ShouldBe([1, 3, 0.1, 4, 0.2]);
        metrics.Select(static metric => metric.HigherIsBetter).ShouldBe([false, false, true, false, true]);
    }

    [Theory]
    [MemberData(nameof(Watchers))]
    public void UnmeasuredMetric_IsRefusedBeforeAnythingChanges(string watcher)
    {
        foreach (Metric metric in new[] { Metric.ValidationLoss, Metric.ValidationAccuracy })
        {
            Refused(new SoftmaxNet(seed: 1), s_classes, Create(watcher, metric), watcher, metric.Name, "no validation set");
        }

        Refused(new PlaneNet(seed: 1), s_values, Create(watcher, Metric.Accuracy), watcher, "training accuracy", "regression", "PlaneNet");
        Refused(new StandardizedNet(seed: 1), Samples.Values(10, 2, 3), Create(watcher, Metric.Accuracy), watcher);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 4)]
    public void EarlyStopping_GoesTheWayOfItsMetric(bool higherIsBetter, int bestEpoch)
    {
        double[] curve = [5, 6, 4, 3, 3.5];
        var stopping = new EarlyStopping(10, monitor: new Metric("recorded", epoch => curve[epoch.Epoch - 1], higherIsBetter));
        float[][] parameters = new float[5][];
        var net = new PlaneNet(seed: 1);
        net.Fit(s_values, new FitOptions
        {
            Epochs = 5, Callbacks = [stopping, new ActionCallback((_, epoch) => parameters[epoch.Epoch - 1] = net.Parameters())]
        });
        stopping.BestEpoch.ShouldBe(bestEpoch);
        net.Parameters().ShouldHaveTheBitsOf(parameters[bestEpoch - 1]);
    }

    [Fact]
    public void ValidationAccuracy_IsWatched()
    {
        var stopping = new EarlyStopping(100, monitor: Metric.ValidationAccuracy);
        History history = new SoftmaxNet(seed: 1).Fit(
            s_classes, new FitOptions { Epochs = 40, Optimizer = new Adam(0.05f), Validation = Samples.Classes(30, 3, 3, seed: 5), Callbacks = [stopping] });
        stopping.BestEpoch.ShouldBe(history.Epochs.MaxBy(static epoch => epoch.ValidationAccuracy)!.Epoch);
    }

    private static Callback Create(string watcher, Metric metric) => watcher switch
    {
        "EarlyStopping" => new EarlyStopping(monitor: metric),
        "ReduceOnPlateau" => new ReduceOnPlateau(monitor: metric),
        _ => new ModelCheckpoint("never.safetensors", metric),
    };

    private static void Refused<T>(T net, Dataset data, Callback callback, params string[] parts)
        where T : INeuralNetwork<T>
    {
        float[] parameters = net.Parameters(), state = net.State();
        string message = Should.Throw<ArgumentException>(() => net.Fit(data, new FitOptions { Callbacks = [callback] })).Message;
        foreach (string part in parts)
        {
            message.ShouldContain(part);
        }

        net.Parameters().ShouldHaveTheBitsOf(parameters);
        net.State().ShouldHaveTheBitsOf(state);
    }
}
