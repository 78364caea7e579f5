using System.Text.RegularExpressions;
using NetGen.Native.Sharing;

namespace NetGen.Reliability.Instances.Uses;

/// <summary>Trainings with everything that keeps files open while it lasts.</summary>
internal static class TrainingUses
{
    public static IReadOnlyList<Use> All { get; } =
    [
        new("training with checkpoint and logs", WithLogs),
        new("training that is resumed", Resumed),
        new("training of rows in a file", FromFile),
        new("settings as text", SettingsAsText),
        new("results as text", ResultsAsText),
    ];

    private static readonly Regex s_number = new("[0-9a-f]*[0-9][0-9a-f]*"), s_speed = new("[0-9,.]+ samples a second");

    public static Dataset Data { get; } = Samples.Classes(96, Scaled.InputSize, Scaled.OutputSize);

    private static void WithLogs(Traces traces)
    {
        History history = new Scaled(1).Fit(Data, new FitOptions
        {
            Epochs = 3, BatchSize = 16, Threads = 2, Validation = Data, Schedule = new CosineDecay(),
            Callbacks =
            [
                new Pause(), new HealthMonitor(), new Checkpoint(traces.File("training.ckpt")) { EverySteps = 4 },
                new ModelCheckpoint(traces.File("best.safetensors")),
                new CsvLogger(traces.File("log.csv")), new TensorBoardLogger(traces.File("events")) { EverySteps = 1 },
            ],
        });
        history.SaveReport(traces.File("report.html"), new ReportOptions { Test = Data });
    }

    private static void Resumed(Traces traces)
    {
        string checkpoint = traces.File("training.ckpt");
        var options = new FitOptions
        {
            Epochs = 2, BatchSize = 16, Threads = 1, L2 = 1e-4f, Optimizer = new RmsProp(0.0015f), Callbacks = [new Checkpoint(checkpoint)],
        };
        new Scaled(1).Fit(Data, options);
        new Scaled(1).Fit(Data, options with { Epochs = 4, ResumeFrom = checkpoint });
        traces.Refused<NetGenFormatException>(() => new Scaled(1).Fit(Data, options with { L2 = 2.5e-4f, Optimizer = new Adam(), ResumeFrom = checkpoint }));
    }

    private static void FromFile(Traces traces)
    {
        string path = traces.File("rows");
        RowFile.Write(path, Data);
        using var rows = RowFile.Open(path);
        new Scaled(1).Fit(rows, new FitOptions { Epochs = 2, BatchSize = 16, Threads = 2 });
        new Scaled(1).Fit(rows, new FitOptions { Epochs = 2, BatchSize = 16, Threads = 2, Shuffling = Shuffling.ByBlocks(16, 3) });
        rows.Verify();
        traces.Add(rows.Name);
    }

    private static void SettingsAsText(Traces traces)
    {
        object[] settings =
        [
            new Adam(0.0015f), new AdamW(0.0015f), new Sgd(0.25f, 0.9f), new Momentum(0.25f), new RmsProp(0.25f), new CosineDecay(7, 0.125),
            new LinearWarmup(2.5),
            new ExponentialDecay(0.95), new WeightAveraging(0.95f), new ElasticDeformation(1.5f, 2.5f), new ReduceOnPlateau(0.25),
            new EarlyStopping(minDelta: 0.0125), new ImageAugmentation { Shift = 1.5f, Rotation = 2.5f }, Shuffling.ByBlocks(16, 3),
            Axis.LearningRate(1e-3, 0.5), Axis.Log("L2", 1e-5, 1e-1), new SuccessiveHalving(2, 3), new RandomSearch(9), new PrioritySearch(), new Shard(0, 3),
            new FitOptions { L2 = 0.0125f, ClipNorm = 1.5f }, new SearchOptions { Seed = -3 }, new ImageOptions(8, 8) { PadValue = 0.25f }, new CsvOptions(),
            new OnnxOptions(),
        ];
        foreach (object setting in settings)
        {
            traces.Add(setting);
        }
    }

    private static void ResultsAsText(Traces traces)
    {
        var network = new Scaled(1);
        History history = network.Fit(Data, new FitOptions
        {
            Epochs = 3, BatchSize = 16, Threads = 1, Validation = Data, Restarts = 2, Callbacks = [new Pause(), new HealthMonitor()],
        });
        traces.Add(network.Summary());
        traces.Add(network.Evaluate(Data));
        traces.Add(network.Evaluate(Data).ConfusionMatrix);
        traces.Add(network.CheckGradients(Data, samples: 2));
        traces.Add(new Dropped(1).PredictDistribution(Data.FeaturesOf(0), samples: 5));
        traces.Add(network.FindLearningRate(Data));
        traces.Add(Data.CrossValidate<Scaled>(2, new FitOptions { Epochs = 1, Threads = 1 }));
        traces.Add(history.Diagnose());
        foreach (EpochRecord epoch in history.Epochs)
        {
            traces.Add(Timeless(epoch.ToString()));
            traces.Add(epoch.Health);
            foreach (object part in epoch.Health is { } health ? [.. health.Layers, .. health.Tensors] : (IEnumerable<object>)[])
            {
                traces.Add(part);
            }
        }

        foreach (LayerInfo layer in Scaled.Layers)
        {
            traces.Add(layer);
        }
    }

    /// <summary>Numbers that a clock measured, and checksums of them, look alike. Signs and separators stay.</summary>
    public static string Timeless(string text) => s_number.Replace(s_speed.Replace(text, ""), "#");

    /// <summary>No epoch takes so little time that its seconds have no fraction.</summary>
    public sealed class Pause : Callback
    {
        public override void OnBatchEnd(TrainingContext training) => Thread.Sleep(1);
    }
}
