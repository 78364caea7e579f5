using NetGen.Native.Sharing;

namespace NetGen.Reliability.Instances.Uses;

/// <summary>What ends in an exception while files are open and threads run.</summary>
internal static class FailureUses
{
    public static IReadOnlyList<Use> All { get; } =
    [
        new("damaged network files", Networks),
        new("a damaged checkpoint", Checkpoints),
        new("a cancelled training", Cancelled),
        new("a callback that throws", Thrown),
        new("a training that diverges", Diverged),
        new("rows that are cut off", CutRows),
        new("refused arguments", Arguments),
    ];

    private static void Networks(Traces traces)
    {
        string path = traces.File("network.safetensors");
        var network = new Scaled(1);
        network.SetState(OtherInstances<Scaled>.Statistics());
        network.Save(path);
        byte[] file = File.ReadAllBytes(path);
        foreach (int length in (int[])[0, 7, 100, file.Length - 3])
        {
            File.WriteAllBytes(path, file[..length]);
            traces.Refused<NetGenFormatException>(() => Scaled.Load(path));
        }

        File.WriteAllBytes(path, file);
        traces.Refused<NetGenFormatException>(() => Residual.Load(path));
        network.SetParameters([.. Enumerable.Repeat(float.NegativeInfinity, Scaled.ParameterCount)]);
        traces.Refused<InvalidOperationException>(() => network.Save(path));
    }

    private static void Checkpoints(Traces traces)
    {
        string path = traces.File("training.ckpt");
        var options = new FitOptions { Epochs = 1, Threads = 1, Callbacks = [new Checkpoint(path)] };
        new Scaled(1).Fit(TrainingUses.Data, options);
        byte[] file = File.ReadAllBytes(path);
        file[file.Length / 2] ^= 1;
        foreach (string each in Directory.GetFiles(traces.Folder))
        {
            File.WriteAllBytes(each, file);
        }

        traces.Refused<NetGenFormatException>(() => new Scaled(1).Fit(TrainingUses.Data, options with { Epochs = 2, ResumeFrom = path }));
    }

    private static void Cancelled(Traces traces)
    {
        using var cancellation = new CancellationTokenSource();
        History history = new Scaled(1).Fit(TrainingUses.Data, Logged(traces, training =>
        {
            if (training.Step == 5)
            {
                cancellation.Cancel();
            }
        }), cancellation.Token);
        traces.Add(history.StopReason);
    }

    private static void Thrown(Traces traces)
    {
        FitOptions options = Logged(traces, static training =>
        {
            if (training.Step == 5)
            {
                throw new TimeZoneNotFoundException("a callback");
            }
        });
        traces.Refused<TimeZoneNotFoundException>(() => new Scaled(1).Fit(TrainingUses.Data, options));
    }

    private static void Diverged(Traces traces)
    {
        FitOptions options = Logged(traces, static _ => { }) with { Optimizer = new Sgd(1e30f), Epochs = 20 };
        traces.Refused<TrainingDivergedException>(() => new Scaled(1).Fit(TrainingUses.Data, options));
    }

    private static void CutRows(Traces traces)
    {
        string path = traces.File("rows");
        RowFile.Write(path, TrainingUses.Data);
        using (var rows = RowFile.Open(path))
        {
            using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            {
                file.SetLength(file.Length / 2);
            }

            traces.Refused<NetGenFormatException>(() => new Scaled(1).Fit(rows, new FitOptions { Epochs = 2, BatchSize = 16, Threads = 2 }));
        }

        traces.Refused<NetGenFormatException>(() => RowFile.Open(path));
        traces.Refused<NetGenFormatException>(() => NpyRows.Open(path, path));
        traces.Refused<NetGenFormatException>(() => IdxRows.Open(path, path));
        traces.Refused<NetGenFormatException>(() => IdxFile.Read(path));
    }

    private static void Arguments(Traces traces)
    {
        var network = new Scaled(1);
        Dataset data = TrainingUses.Data;
        traces.Refused<ArgumentException>(() => network.Fit(new Dataset([1.5f, float.NaN], 1, [-1.5f, 0], 1)));
        traces.Refused<ArgumentException>(() => network.Fit(data.WithWeights([.. Enumerable.Repeat(-0.5f, data.Count)])));
        traces.Refused<ArgumentException>(() => network.Predict(new float[3], new float[Scaled.OutputSize]));
        traces.Refused<ArgumentException>(() => _ = new Sgd(0.1f, 0.5f, 0.25f, nesterov: true));
        Action[] refused =
        [
            () => _ = new Adam(-0.5f), () => _ = new Sgd(float.NaN), () => _ = new CosineDecay(7, -0.5), () => _ = new EarlyStopping(-3),
            () => _ = new EarlyStopping(minDelta: -0.5), () => _ = new ReduceOnPlateau(-1.5), () => _ = new RandomSearch(-2), () => _ = new Shard(-1, 3),
            () => _ = new SuccessiveHalving(-1), () => _ = Axis.Linear("x", 1.5, -2.5), () => _ = Axis.Log("x", -1.5, 2.5), () => _ = Axis.Integer("x", 3, -2),
            () => _ = new WeightAveraging(1.5f), () => _ = new LinearWarmup(-1.5), () => _ = new ExponentialDecay(-0.25),
            () => _ = new CsvOptions { SkipLines = -1 },
            () => data.Split(-0.5), () => data.Rows(-1), () => data.KFold(-2), () => network.Fit(data, new FitOptions { Epochs = -1 }),
            () => network.Fit(data, new FitOptions { BatchSize = -1 }), () => network.Fit(data, new FitOptions { L2 = -0.5f }),
            () => network.Fit(data, new FitOptions { LabelSmoothing = -0.5f }), () => network.Fit(data, new FitOptions { ClassWeights = [-0.5f, 1, 1, 1, 1] }),
            () => network.Fit(data, new FitOptions { Threads = -1 }), () => network.Fit(data, new FitOptions { ClipNorm = -0.5f }),
            () => network.FindLearningRate(data, smallest: -0.5f), () => new Dropped(1).PredictDistribution(data.FeaturesOf(0), samples: -1),
            () => network.CheckGradients(data, samples: -1), () => data.CrossValidate<Scaled>(-2),
            () => data.CrossValidate<Scaled>(2, validationFraction: -0.5),
            () => Dataset.FromLabels([1, 2], 1, [0, -1], 2), () => _ = new ElasticDeformation(-0.5f, 1), () => _ = new ImageAugmentation { Shift = -0.5f },
            () => _ = new FitOptions { GradientNoise = -0.5f }, () => IdxFile.Write(traces.File("idx"), [-1], new byte[1]), () => Shuffling.ByBlocks(-1, 2),
            () => _ = new OneCycle(7, -0.5), () => _ = new StepDecay(-1), () => _ = new CosineDecayRestarts(-1), () => _ = new InverseTimeDecay(-0.5),
        ];
        for (int i = 0; i < refused.Length; i++)
        {
            try
            {
                refused[i]();
                traces.Add(string.Create(CultureInfo.InvariantCulture, $"{i} was taken"));
            }
            catch (ArgumentException exception)
            {
                traces.Add(exception.Message.Split(Environment.NewLine + "Actual value was", 2)[0]);
            }
        }
    }

    private static FitOptions Logged(Traces traces, Action<TrainingContext> atStep) => new()
    {
        Epochs = 3, BatchSize = 16, Threads = 2, Validation = TrainingUses.Data,
        Callbacks =
        [
            new CsvLogger(traces.File("log.csv")), new TensorBoardLogger(traces.File("events")) { EverySteps = 1 }, new AtStep(atStep),
        ],
    };

    private sealed class AtStep(Action<TrainingContext> act) : Callback
    {
        public override void OnBatchEnd(TrainingContext training) => act(training);
    }
}
