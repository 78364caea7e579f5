namespace NetGen.Mpi.Tests.Collectives;

/// <summary>What ranks decide alike: when to stop, what to write, where to go on.</summary>
public sealed class DecisionTests : IDisposable
{
    private static readonly Dataset s_data = Samples.Classes(75, 9, 3), s_validation = Samples.Classes(40, 9, 3, seed: 4);

    private readonly TemporaryFolder _folder = new();

    private static FitOptions Options =>
        new() { Epochs = 12, BatchSize = 24, Seed = 5, Threads = 1, Optimizer = new Adam(0.05f), Validation = s_validation, GradientShards = 4 };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void StoppingPlateauAndSchedule_AreThoseOfOneProcess(int size)
    {
        Func<int, FitOptions> options = static _ => Options with
        {
            Epochs = 60, Schedule = new CosineDecay(endFactor: 0.1), ClipNorm = 0.2f, AverageWeights = new WeightAveraging(0.9f),
            Callbacks = [new EarlyStopping(patience: 3), new StopWhen(static epoch => epoch.Epoch == 50)],
        };
        (DrawingNet alone, History expected) = Group.TrainAlone<DrawingNet>(s_data, options(0));
        (DrawingNet net, History history) = Group.Train<DrawingNet>(size, s_data, options);
        history.Epochs.Count.ShouldBeLessThan(50);
        Group.Epochs(history).ShouldBe(Group.Epochs(expected));
        history.StopReason.ShouldBe(StopReason.StoppedByCallback);
        Group.Bits(net).ShouldBe(Group.Bits(alone));

        Func<int, FitOptions> plateau = static _ => Options with { Callbacks = [new ReduceOnPlateau(patience: 1)] };
        (DrawingNet slow, _) = Group.TrainAlone<DrawingNet>(s_data, plateau(0));
        (DrawingNet other, History rates) = Group.Train<DrawingNet>(size, s_data, plateau);
        rates.Epochs[^1].LearningRate.ShouldBeLessThan(0.05f);
        Group.Bits(other).ShouldBe(Group.Bits(slow));
    }

    [Fact]
    public void StopOfOneRank_EndsAllAfterTheSameStep()
    {
        Group.Outcome<PlainNet>[] outcomes = Group.Run<PlainNet>(3, static rank => (s_data, Options with
        {
            GradientShards = 0,
            Callbacks = rank == 1
                ? [new LambdaCallback(onBatchEnd: static training => Stop(training, training.Step == 6))]
                : [new LambdaCallback()],
        }));
        foreach (Group.Outcome<PlainNet> outcome in outcomes)
        {
            outcome.Failure.ShouldBeNull();
            outcome.History!.Epochs.Count.ShouldBe(2);
            outcome.History.StopReason.ShouldBe(StopReason.StoppedByCallback);
            Group.Bits(outcome.Network).ShouldBe(Group.Bits(outcomes[0].Network));
        }
    }

    [Fact]
    public void StopOfOneRankBeforeTheFirstStep_EndsAll()
    {
        Group.Outcome<PlainNet>[] outcomes = Group.Run<PlainNet>(2, static rank => (s_data, Options with
        {
            GradientShards = 0, Callbacks = [new LambdaCallback(onTrainBegin: training => Stop(training, rank == 1))],
        }));
        outcomes.ShouldAllBe(static outcome => outcome.Failure == null && outcome.History!.Epochs.Count == 0
            && outcome.History.StopReason == StopReason.StoppedByCallback);
    }

    [Fact]
    public void CancellationOfOneRank_EndsAllAfterTheSameStep_AndGoesOnToTheSameBits()
    {
        string checkpoint = _folder.File("cancelled.ckpt");
        using var source = new CancellationTokenSource();
        Group.Outcome<DrawingNet>[] outcomes = Group.Run<DrawingNet>(
            2,
            rank => (s_data, Options with
            {
                Callbacks =
                [
                    new Checkpoint(checkpoint) { Resume = true }, new LambdaCallback(onBatchEnd: training => Cancel(source, rank == 1 && training.Step == 6))
                ],
            }),
            rank => rank == 1 ? source.Token : default);
        outcomes.ShouldAllBe(static outcome => outcome.History!.StopReason == StopReason.Cancelled);
        Group.Bits(outcomes[1].Network).ShouldBe(Group.Bits(outcomes[0].Network));

        // Four ranks go on where two were: with shards it is the same training.
        (DrawingNet net, History history) =
            Group.Train<DrawingNet>(4, s_data, _ => Options with { Callbacks = [new Checkpoint(checkpoint) { Resume = true }, new LambdaCallback()] });
        (DrawingNet alone, History expected) = Group.TrainAlone<DrawingNet>(s_data, Options);
        Group.Bits(net).ShouldBe(Group.Bits(alone));
        Group.Epochs(history).ShouldBe(Group.Epochs(expected));
    }

    [Fact]
    public void OnlyTheFirstRank_WritesAndReports()
    {
        int reports = 0;
        Group.Train<PlainNet>(2, s_data, rank => Options with
        {
            Epochs = 2,
            Progress = new Reports(() => Interlocked.Increment(ref reports).ShouldBeLessThan(rank == 0 ? int.MaxValue : 0)),
            Callbacks =
            [
                new Checkpoint(Path(rank, "training.ckpt")), new ModelCheckpoint(Path(rank, "best.safetensors")), new CsvLogger(Path(rank, "log.csv")),
            ],
        });
        _folder.Names().ShouldBe(["0-best.safetensors", "0-log.csv", "0-training.ckpt", "0-training.ckpt.previous"]);
        reports.ShouldBeGreaterThan(0);

        string Path(int rank, string name) => _folder.File($"{rank}-{name}");
    }

    [Fact]
    public void Checkpoint_IsReadByTheFirstRankAlone()
    {
        Func<int, int, FitOptions> options = (rank, epochs) => Options with
        {
            Epochs = epochs, GradientShards = 0,
            Callbacks = [new Checkpoint(rank == 0 ? _folder.File("training.ckpt") : "/nowhere/training.ckpt") { Resume = true }],
        };
        Group.Train<DrawingNet>(2, s_data, rank => options(rank, 4));
        (DrawingNet net, _) = Group.Train<DrawingNet>(2, s_data, rank => options(rank, 7));
        (DrawingNet expected, _) = Group.Train<DrawingNet>(2, s_data, static _ => Options with { Epochs = 7, GradientShards = 0 });
        Group.Bits(net).ShouldBe(Group.Bits(expected));

        // Shards are part of what a checkpoint must agree with.
        Group.Outcome<DrawingNet>[] outcomes = Group.Run<DrawingNet>(2, rank => (s_data, options(rank, 9) with { GradientShards = 2 }));
        outcomes[0].Failure.ShouldBeOfType<NetGenFormatException>().Message.ShouldContain("division '2 shards'");
        outcomes[1].Failure.ShouldBeOfType<CollectiveException>().Message.ShouldContain("division '2 shards'");
    }

    [Fact]
    public void Checkpoint_OfSeveralPieces_IsSentWhole()
    {
        Dataset data = Samples.Classes(8, 784, 10);
        Func<int, int, FitOptions> options = (rank, epochs) => new()
        {
            Epochs = epochs, BatchSize = 8, Threads = 1, Optimizer = new Adam(0.01f),
            Callbacks = [new Checkpoint(rank == 0 ? _folder.File("large.ckpt") : "/nowhere/large.ckpt") { Resume = true }],
        };
        Group.Train<DigitsNet>(2, data, rank => options(rank, 1));
        new FileInfo(_folder.File("large.ckpt")).Length.ShouldBeGreaterThan(3 << 20);
        (DigitsNet net, _) = Group.Train<DigitsNet>(2, data, rank => options(rank, 2));
        (DigitsNet expected, _) = Group.Train<DigitsNet>(2, data, static _ => new() { Epochs = 2, BatchSize = 8, Threads = 1, Optimizer = new Adam(0.01f) });
        Group.Bits(net).ShouldBe(Group.Bits(expected));
    }

    private static void Stop(TrainingContext training, bool stops)
    {
        if (stops)
        {
            training.Stop();
        }
    }

    private static void Cancel(CancellationTokenSource source, bool cancels)
    {
        if (cancels)
        {
            source.Cancel();
        }
    }

    private sealed class Reports(Action report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report();
    }
}
