namespace NetGen.Integration.Tests.Resuming;

/// <summary>A cancellation ends a validation too. The resumed training makes it, with the rate of the last step.</summary>
public sealed class CancelledValidationTests : IDisposable
{
    private static readonly Dataset s_validation = Samples.Classes(3000, 4, 3, seed: 2);

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("training.ckpt");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(ResumedTraining.Epochs, false)]
    public void CancelledInAValidation_EndsItAndIsValidatedAfterTheResume(int epoch, bool average)
    {
        (NoisyNet undisturbed, History expected) = Train(s_validation, average, resume: false);
        using var cancellation = new CancellationTokenSource();
        var rows = new WatchedRows(epoch, cancellation);

        (NoisyNet cancelled, History history) = Train(rows, average, resume: false, cancellation.Token);

        history.StopReason.ShouldBe(StopReason.Cancelled);
        history.Epochs.Count.ShouldBe(epoch - 1);
        rows.ReadAfterwards.ShouldBeLessThanOrEqualTo(2, "each of two threads may be in a block of rows");
        cancelled.Parameters().ShouldAllBe(static value => float.IsFinite(value));

        (NoisyNet resumed, history) = Train(s_validation, average, resume: true);
        resumed.Parameters().ShouldHaveTheBitsOf(undisturbed.Parameters());
        history.StopReason.ShouldBe(expected.StopReason);
        history.Epochs.Select(static record => record with { Duration = default })
            .ShouldBe(expected.Epochs.Select(static record => record with { Duration = default }));
    }

    [Fact]
    public void SmallValidation_IsFinished()
    {
        using var cancellation = new CancellationTokenSource();
        var cancel = new StepCallback(training => CancelAt(6, training, cancellation));
        History history = new NoisyNet(seed: 1).Fit(ResumedTraining.Data, ResumedTraining.Options(new Adam(0.01f), 2, null, cancel), cancellation.Token);
        history.StopReason.ShouldBe(StopReason.Cancelled);
        history.Epochs.Count.ShouldBe(1);
    }

    private static void CancelAt(int step, TrainingContext training, CancellationTokenSource cancellation)
    {
        if (training.Step == step)
        {
            cancellation.Cancel();
        }
    }

    private (NoisyNet Net, History History) Train(IRowSource validation, bool average, bool resume, CancellationToken cancellation = default)
    {
        NoisyNet net = new(seed: resume ? 99 : 1);
        FitOptions options = ResumedTraining.Options(
            new Adam(0.02f), ResumedTraining.Epochs, resume ? Path : null, new EarlyStopping(10), new Checkpoint(Path)) with
        {
            Validation = validation, Schedule = new ExponentialDecay(0.7), AverageWeights = average ? new WeightAveraging(0.9f) : null,
        };
        return (net, net.Fit(ResumedTraining.Data, options, cancellation));
    }

    /// <summary>Cancels in the validation of an epoch, and counts the reads that follow.</summary>
    private sealed class WatchedRows(int epoch, CancellationTokenSource cancellation) : IRowSource
    {
        private const int Blocks = 12;

        private int _reads, _readAfterwards;

        public int ReadAfterwards => Volatile.Read(ref _readAfterwards);

        public int Count => s_validation.Count;

        public int FeatureCount => s_validation.FeatureCount;

        public int TargetCount => s_validation.TargetCount;

        public bool HasOneHotTargets => true;

        public string Fingerprint => ((IRowSource)s_validation).Fingerprint;

        public void Read(int first, Span<float> features, Span<float> targets)
        {
            if (cancellation.IsCancellationRequested)
            {
                Interlocked.Increment(ref _readAfterwards);
            }
            else if (features.Length > 0 && Interlocked.Increment(ref _reads) == ((epoch - 1) * Blocks) + 3)
            {
                cancellation.Cancel();
            }

            s_validation.Read(first, features, targets);
        }
    }
}
