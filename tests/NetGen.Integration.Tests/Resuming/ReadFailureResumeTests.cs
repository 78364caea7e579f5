namespace NetGen.Integration.Tests.Resuming;

/// <summary>
/// A row that cannot be read ends a training when callbacks already know that the step has begun, and maybe the epoch. The training that is resumed must not
/// say it to them again.
/// </summary>
public sealed class ReadFailureResumeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("training.ckpt");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(3, 0)]
    [InlineData(6, 0)]
    [InlineData(13, 0)]
    [InlineData(3, 1)]
    [InlineData(13, 1)]
    public void RateSetAtTheBeginning_IsSetOnce(int step, int everySteps)
    {
        (NoisyNet undisturbed, History expected) = Train(ResumedTraining.Data, Callbacks(), resume: false);
        var rows = new BrokenRows();
        Callback breaks = new StepCallback(training => rows.Breaks |= training.Step == step);
        Should.Throw<IOException>(() => Train(rows, [.. Callbacks(), breaks], resume: false, everySteps));

        (NoisyNet resumed, History history) = Train(ResumedTraining.Data, Callbacks(), resume: true);

        resumed.Parameters().ShouldHaveTheBitsOf(undisturbed.Parameters());
        history.Epochs.Select(static epoch => epoch with { Duration = default })
            .ShouldBe(expected.Epochs.Select(static epoch => epoch with { Duration = default }));
    }

    [Fact]
    public void StopAtTheBeginningOfAStep_IsMadeAfterTheResume()
    {
        static LambdaCallback Stop() => new(onBatchBegin: static training =>
        {
            if (training.Step == 9)
            {
                training.Stop();
            }
        });
        (NoisyNet undisturbed, History expected) = Train(ResumedTraining.Data, [Stop()], resume: false);
        var rows = new BrokenRows();

        // The rows of the tenth step are read while the ninth computes, or after it if no thread was idle.
        Callback breaks = new StepCallback(training => rows.Breaks |= training.Step == 8);
        Should.Throw<IOException>(() => Train(rows, [Stop(), breaks], resume: false));

        (NoisyNet resumed, History history) = Train(ResumedTraining.Data, [Stop()], resume: true);

        resumed.Parameters().ShouldHaveTheBitsOf(undisturbed.Parameters());
        history.Epochs.Count.ShouldBe(2);
        history.Epochs[^1].Loss.ShouldBe(expected.Epochs[^1].Loss);
    }

    [Fact]
    public void FailureBeforeTheFirstStep_LeavesNothingToResume()
    {
        var rows = new BrokenRows();
        var breaks = new LambdaCallback(onEpochBegin: _ => rows.Breaks = true);
        Should.Throw<IOException>(() => Train(rows, [.. Callbacks(), breaks], resume: false));
        File.Exists(Path).ShouldBeFalse();
    }

    /// <summary>Each call changes the rate: a call too many shows in the weights.</summary>
    private static Callback[] Callbacks() =>
    [
        new LearningRateScheduler(static (_, rate) => rate * 0.7f),
        new LambdaCallback(onBatchBegin: static training => training.LearningRate *= 0.97f),
    ];

    private (NoisyNet Net, History History) Train(IRowSource data, Callback[] callbacks, bool resume, int everySteps = 0)
    {
        NoisyNet net = new(seed: resume ? 99 : 1);
        return (net, net.Fit(data, ResumedTraining.Options(
            new Adam(0.02f), ResumedTraining.Epochs, resume ? Path : null, [.. callbacks, new Checkpoint(Path) { EverySteps = everySteps }])));
    }

    /// <summary>The training set, until it breaks. When its rows are read depends on the threads that are idle, so it stays broken.</summary>
    private sealed class BrokenRows : IRowSource
    {
        private volatile bool _breaks;

        public bool Breaks
        {
            get => _breaks;
            set => _breaks = value;
        }

        public int Count => ResumedTraining.Data.Count;

        public int FeatureCount => ResumedTraining.Data.FeatureCount;

        public int TargetCount => ResumedTraining.Data.TargetCount;

        public bool HasOneHotTargets => true;

        public string Fingerprint => ((IRowSource)ResumedTraining.Data).Fingerprint;

        public void Read(int first, Span<float> features, Span<float> targets)
        {
            // The statistics of the input are taken, and the baseline measured, before the first step.
            if (_breaks && features.Length > 0)
            {
                throw new IOException("on purpose");
            }

            ResumedTraining.Data.Read(first, features, targets);
        }
    }
}
