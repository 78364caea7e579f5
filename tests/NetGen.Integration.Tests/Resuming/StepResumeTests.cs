namespace NetGen.Integration.Tests.Resuming;

/// <summary>A training that was interrupted after any step goes on in a new process to the same bits.</summary>
public sealed class StepResumeTests : IDisposable
{
    private const int Steps = ResumedTraining.Epochs * 6;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Path => _folder.File("training.ckpt");

    [Theory]
    [InlineData(1, true)]
    [InlineData(4, false)]
    public void TrainingKilledAfterAnyStep_EndsInTheSameBits(int everySteps, bool average)
    {
        (NoisyNet undisturbed, History expected) = Train(new Checkpoint(Path) { EverySteps = everySteps }, average, killAfter: -1);
        for (int step = everySteps; step < Steps; step++)
        {
            Delete();
            Should.Throw<KilledException>(() => Train(new Checkpoint(Path) { EverySteps = everySteps }, average, step));
            var checkpoint = new Checkpoint(Path) { EverySteps = everySteps, Resume = true };
            (NoisyNet resumed, History history) = Train(checkpoint, average, killAfter: -1, firstStep: Math.Max(step / everySteps * everySteps, step / 6 * 6));
            ShouldBeSame(resumed, history, undisturbed, expected);
        }
    }

    [Fact]
    public void TrainingKilledAfterEveryStep_EndsInTheSameBits()
    {
        (NoisyNet undisturbed, History expected) = Train(new Checkpoint(Path) { EverySteps = 1 }, average: true, killAfter: -1);
        Delete();
        for (int step = 1; step < Steps; step++)
        {
            Should.Throw<KilledException>(() => Train(new Checkpoint(Path) { EverySteps = 1, Resume = true }, average: true, step, firstStep: step - 1));
        }

        (NoisyNet resumed, History history) = Train(new Checkpoint(Path) { Resume = true }, average: true, killAfter: -1, firstStep: Steps - 1);
        ShouldBeSame(resumed, history, undisturbed, expected);
    }

    [Fact]
    public void TrainingCancelledAfterAnyStep_ResumesAtThatStep()
    {
        const bool average = true;
        (NoisyNet undisturbed, History expected) = Train(new Checkpoint(Path), average, killAfter: -1);
        for (int step = 1; step < Steps; step++)
        {
            Delete();
            using var cancellation = new CancellationTokenSource();
            var cancel = new StepCallback(training =>
            {
                if (training.Step == step)
                {
                    cancellation.Cancel();
                }
            });
            NoisyNet net = new(seed: 1);
            net.Fit(ResumedTraining.Data, Options(average, new Checkpoint(Path), cancel), cancellation.Token).StopReason.ShouldBe(StopReason.Cancelled);
            (NoisyNet resumed, History history) = Train(new Checkpoint(Path) { Resume = true }, average, killAfter: -1, firstStep: step);
            ShouldBeSame(resumed, history, undisturbed, expected);
        }
    }

    [Fact]
    public void CheckpointByTime_IsWrittenAfterAStep()
    {
        Should.Throw<KilledException>(() => Train(new Checkpoint(Path) { Every = TimeSpan.FromTicks(1) }, average: false, killAfter: 9));
        PositionOf(Path).ShouldBe("9");
        Delete();
        Should.Throw<KilledException>(() => Train(new Checkpoint(Path) { Every = TimeSpan.FromDays(1) }, average: false, killAfter: 9));
        PositionOf(Path).ShouldBe("6");
    }

    [Fact]
    public void DivergenceAfterAResume_RestoresTheEpochBefore()
    {
        // Both the best weights so far and those of the step that is resumed differ from these.
        NoisyNet net = new(seed: 1);
        float[] good = [], state = [];
        var note = new ActionCallback((_, _) => (good, state) = (net.Parameters(), net.State()));
        TrainingDivergedException expected = Should.Throw<TrainingDivergedException>(() => net.Fit(ResumedTraining.Data, Spoiled(16, note)));
        net.Parameters().ShouldHaveTheBitsOf(good);

        Should.Throw<KilledException>(
            () => new NoisyNet(seed: 1).Fit(ResumedTraining.Data, Spoiled(16, new Checkpoint(Path) { EverySteps = 1 }, new StepKiller(14))));
        NoisyNet resumed = new(seed: 99);
        TrainingDivergedException exception = Should.Throw<TrainingDivergedException>(
            () => resumed.Fit(ResumedTraining.Data, Spoiled(16 - 14, new Checkpoint(Path) { EverySteps = 1, Resume = true })));
        (exception.Epoch, exception.Step, exception.Tensor).ShouldBe((expected.Epoch, expected.Step, expected.Tensor));
        resumed.Parameters().ShouldHaveTheBitsOf(good);
        resumed.State().ShouldHaveTheBitsOf(state);

        // The weights that were not finite have not been written.
        PositionOf(Path).ShouldBe("15");
    }

    [Fact]
    public void ShortenedEpochOfAStoppedTraining_IsTheLast()
    {
        var stop = new StepCallback(training =>
        {
            if (training.Step == 9)
            {
                training.Stop();
            }
        });
        var net = new NoisyNet(seed: 1);
        History history = net.Fit(ResumedTraining.Data, Options(average: false, new Checkpoint(Path) { EverySteps = 3 }, stop));
        history.Epochs.Count.ShouldBe(2);
        var resumed = new NoisyNet(seed: 99);
        History again = resumed.Fit(ResumedTraining.Data, Options(average: false, new Checkpoint(Path) { Resume = true }, stop));
        ShouldBeSame(resumed, again, net, history);
    }

    private static string PositionOf(string path)
    {
        using SafetensorsReader file = SafetensorsReader.Open(path);
        return file.Metadata["progress.step"];
    }

    /// <summary>The gradient of a step (of this process) is not finite.</summary>
    private static FitOptions Spoiled(int step, params Callback[] callbacks)
    {
        int count = 0;
        return new FitOptions
        {
            Epochs = ResumedTraining.Epochs, BatchSize = 8, Seed = 7, Callbacks = callbacks, ReduceGradients = gradient =>
            {
                if (++count == step)
                {
                    gradient.Fill(float.NaN);
                }
            },
        };
    }

    private static FitOptions Options(bool average, params Callback[] callbacks) => new()
    {
        Epochs = ResumedTraining.Epochs, BatchSize = 8, Seed = 7, Threads = 2, Optimizer = new Adam(0.02f), Validation = ResumedTraining.Validation,
        L2 = 1e-3f, ClipNorm = 0.5f,
        AverageWeights = average ? new WeightAveraging(0.9f) : null,
        Callbacks = [new EarlyStopping(10), new HookCounter(), .. callbacks],
    };

    private static (NoisyNet Net, History History) Train(Checkpoint checkpoint, bool average, int killAfter, long firstStep = 0)
    {
        // The resumed network starts from other weights: nothing of them may be left.
        var net = new NoisyNet(seed: firstStep > 0 ? 99 : 1);
        long first = -1;
        var begin = new BeginCallback(training => first = training.Step);
        History history = net.Fit(ResumedTraining.Data, Options(average, begin, checkpoint, new StepKiller(killAfter)));
        first.ShouldBe(firstStep);
        return (net, history);
    }

    private static void ShouldBeSame(NoisyNet net, History history, NoisyNet expectedNet, History expected)
    {
        net.Parameters().ShouldHaveTheBitsOf(expectedNet.Parameters());
        net.State().ShouldHaveTheBitsOf(expectedNet.State());
        history.StopReason.ShouldBe(expected.StopReason);
        history.Warnings.ShouldBe(expected.Warnings);
        history.Epochs.Select(static epoch => epoch with { Duration = default })
            .ShouldBe(expected.Epochs.Select(static epoch => epoch with { Duration = default }));
    }

    private void Delete()
    {
        File.Delete(Path);
        File.Delete(Path + ".previous");
    }

    private sealed class KilledException : Exception;

    /// <summary>Ends the training as a kill would, before the step after the given one: what checkpoints write comes last, but before that.</summary>
    private sealed class StepKiller(int after) : Callback
    {
        public override void OnBatchBegin(TrainingContext training)
        {
            if (training.Step == after)
            {
                throw new KilledException();
            }
        }
    }

    private sealed class BeginCallback(Action<TrainingContext> atTrainBegin) : Callback
    {
        public override void OnTrainBegin(TrainingContext training) => atTrainBegin(training);
    }

    /// <summary>
    /// Has a state that every hook changes, and a learning rate that follows from it: a hook called once too often or too seldom shows in the weights.
    /// </summary>
    private sealed class HookCounter : Callback
    {
        private byte[] _counts = new byte[4];

        public override void OnTrainBegin(TrainingContext training)
        {
            if (training.Step == 0)
            {
                _counts = new byte[4];
            }
        }

        public override void OnEpochBegin(TrainingContext training) => _counts[0]++;

        public override void OnBatchBegin(TrainingContext training) => training.LearningRate = 0.02f / (1 + (0.1f * ++_counts[1]) + _counts[0]);

        public override void OnBatchEnd(TrainingContext training)
        {
            _counts[2]++;
            training.LearningRate *= training.BatchLoss is null ? 2 : 0.5f;
        }

        public override void OnEpochEnd(TrainingContext training, EpochRecord epoch)
        {
            _counts[3]++;
            _counts.ShouldBe([(byte)epoch.Epoch, (byte)training.Step, (byte)training.Step, (byte)epoch.Epoch]);
        }

        protected internal override byte[] SaveState() => [.. _counts];

        protected internal override void RestoreState(ReadOnlySpan<byte> state) => _counts = state.ToArray();
    }
}
