namespace NetGen.Integration.Tests.Guides;

/// <summary>Full speed in even epochs, half in odd ones.</summary>
public sealed class Alternating : LearningRateSchedule
{
    public override bool SpansTraining => false;

    public override double FactorAt(ScheduleTime time) => time.Epoch % 2 == 0 ? 1 : 0.5;
}

/// <summary>Says when the loss of a mini-batch jumps.</summary>
public sealed class SpikeAlarm(double factor, Action<string> say) : Callback
{
    private double? _usual;

    public override void OnBatchEnd(TrainingContext training)
    {
        if (training.BatchLoss > factor * _usual) say($"step {training.Step}: loss {training.BatchLoss:G4}");
        _usual = _usual is null ? training.BatchLoss : (0.9 * _usual) + (0.1 * training.BatchLoss);
    }
}

[NeuralNetwork(3)]
[Dense(8, Activation.Relu)]
[Dropout(0.2)]
[Dense(2, Activation.Softmax)]
public partial class UncertainGuideNet;

/// <summary>The examples of docs/training.md on schedules, callbacks and searches, word for word.</summary>
public sealed class TrainingGuideTests
{
    [Fact]
    public void ScheduleExample_WarmsUpAndDecays()
    {
        var net = new SoftmaxNet(seed: 1);
        Dataset data = Samples.Classes(60, 3, 3);
        History history = net.Fit(data, new FitOptions
        {
            Epochs = 20, Optimizer = new Adam(learningRate: 0.01f),
            Schedule = new LinearWarmup(epochs: 2, then: new CosineDecay()),
        });

        history.Epochs[2].LearningRate.ShouldBeInRange(0.0095f, 0.01f);
        history.Epochs[^1].LearningRate.ShouldBeLessThan(1e-4f);
    }

    [Fact]
    public void OwnSchedule_Alternates()
    {
        History history =
            new SoftmaxNet(seed: 1).Fit(Samples.Classes(60, 3, 3), new FitOptions { Epochs = 3, Optimizer = new Sgd(0.5f), Schedule = new Alternating() });
        history.Epochs.Select(static epoch => epoch.LearningRate).ShouldBe([0.5f, 0.25f, 0.5f]);
    }

    [Fact]
    public void RangeTestExample_Suggests()
    {
        var net = new SoftmaxNet(seed: 1);
        Dataset data = Samples.Classes(60, 3, 3);
        LearningRateCurve curve = net.FindLearningRate(data, new FitOptions { BatchSize = 16, Optimizer = new Sgd(1f) });
        Console.WriteLine(curve);                       // a table: learning rate, smoothed loss, a bar
        var optimizer = new Sgd(curve.Suggestion!.Value);   // null if the loss never fell

        optimizer.LearningRate.ShouldBeInRange(0.001f, 10f);
    }

    [Fact]
    public void UncertaintyExample_ReportsMeanAndDeviationOfEveryOutput()
    {
        var net = new UncertainGuideNet(seed: 1);
        float[] input = [1, -0.5f, 0.25f];
        PredictiveDistribution distribution = net.PredictDistribution(input, samples: 200);
        Console.WriteLine(distribution);                // mean ± standard deviation of every output

        string[] outputs = distribution.ToString().Split(", ");
        outputs.Length.ShouldBe(2);
        distribution.Variance[1].ShouldBeGreaterThan(0);
        new PredictiveDistribution([0.33333f, -12.3456f, 2, 1234.5f], [0.16f * 0.16f, 0.0012f * 0.0012f, 0, 40 * 40]).ToString()
            .ShouldBe("0.33 ± 0.16, -12.3456 ± 0.0012, 2.000 ± 0.000, 1234 ± 40");
    }

    [Fact]
    public void CallbacksExample_StopsAtTheBestEpoch()
    {
        var net = new SoftmaxNet(seed: 1);
        Dataset train = Samples.Classes(60, 3, 3), validation = Samples.Classes(30, 3, 3, seed: 2);
        var stopping = new EarlyStopping(patience: 5, monitor: Metric.ValidationAccuracy);
        net.Fit(train, new FitOptions
        {
            Epochs = 50, Validation = validation,
            Callbacks = [new ReduceOnPlateau(factor: 0.5, patience: 2), stopping, new CsvLogger("log.csv"), new StopWhen(epoch => epoch.ValidationLoss < 0.05)],
        });
        Console.WriteLine(stopping.BestEpoch);

        stopping.BestEpoch.ShouldBeGreaterThan(0);
        File.ReadAllLines("log.csv").Length.ShouldBeGreaterThan(stopping.BestEpoch);
        File.Delete("log.csv");
    }

    [Fact]
    public void OwnCallback_SaysWhenTheLossJumps()
    {
        var said = new List<string>();
        var jump = new LambdaCallback(onBatchBegin: static training => training.LearningRate = training.Step == 20 ? 1000 : 0.1f);
        new PlaneNet(seed: 1).Fit(Samples.Values(8, 2, 1), new FitOptions
        {
            Epochs = 22, Optimizer = new Sgd(0.1f), Callbacks = [jump, new SpikeAlarm(10, said.Add)]
        });
        said.ShouldHaveSingleItem().ShouldStartWith("step 22: loss ");
    }

    [Fact]
    public void RestartsExample_TellsWhichStartWon()
    {
        var net = new XorNet(seed: 1);
        var data = new Dataset([0, 0, 0, 1, 1, 0, 1, 1], featureCount: 2, [0, 1, 1, 0], targetCount: 1);
        History best = net.Fit(data, new FitOptions { Epochs = 50, Restarts = 5 });
        Console.WriteLine($"start {best.BestRestart} of {best.Restarts.Count} won");
        foreach (RestartRecord start in best.Restarts)
        {
            Console.WriteLine($"{start.Number}: seed {start.Seed}, loss {start.Loss:F4}, {start.History.Epochs.Count} epochs");
        }

        best.Restarts[best.BestRestart - 1].Loss.ShouldBe(best.Restarts.Min(static start => start.Loss));
    }
}
