using NetGen.Integration.Tests.Resuming;

namespace NetGen.Integration.Tests.Sources;

/// <summary>Rows that cannot be read any more, whoever asks: the position is kept, and the first failure is the one that is reported.</summary>
public sealed class KeptPositionTests
{
    private static readonly FitOptions s_options = new() { Epochs = 2, BatchSize = 8, Seed = 3, Threads = 2 };

    [Fact]
    public void NpyCutShortInTheFirstEpoch_KeepsThePosition()
    {
        using var folder = new TemporaryFolder();
        using var data = (NpyRows)SourceFiles.Open(folder, "npy8", ResumedTraining.Data);
        string file = Directory.GetFiles(folder.Root).Order(StringComparer.Ordinal).First();
        StepCallback cut = new(training =>
        {
            if (training.Step == 2)
            {
                SourceFiles.Cut(file, 200);
            }
        });
        Should.Throw<NetGenFormatException>(() => Fit(data, folder, everySteps: 0, cut)).Message.ShouldContain("but found 200");
        File.Exists(folder.File("ckpt")).ShouldBeTrue();
    }

    [Fact]
    public void OwnSourceThatFails_IsReadCompletelyOnceAndGoesOnToTheSameBits()
    {
        using var folder = new TemporaryFolder();
        var data = new FailingSource(ResumedTraining.Data);
        StepCallback fail = new(training => data.Fails = training.Step >= 2);
        Should.Throw<InvalidOperationException>(() => Fit(data, folder, everySteps: 1, fail)).Message.ShouldBe("on purpose");
        data.Fingerprints.ShouldBe(1);

        NoisyNet resumed = new(seed: 5), expected = new(seed: 1);
        resumed.Fit(ResumedTraining.Data, s_options with { ResumeFrom = folder.File("ckpt") });
        expected.Fit(ResumedTraining.Data, s_options);
        SourceFiles.BitsOf(resumed).ShouldBe(SourceFiles.BitsOf(expected));
    }

    [Fact]
    public void CheckpointThatCannotBeWritten_DoesNotReplaceTheFailure()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("gone"));
        var data = new FailingSource(ResumedTraining.Data);
        StepCallback fail = new(training =>
        {
            if (training.Step == 2)
            {
                data.Fails = true;
                Directory.Delete(folder.File("gone"), recursive: true);
            }
        });
        Should.Throw<InvalidOperationException>(() => new NoisyNet(seed: 1).Fit(
            data, s_options with { Callbacks = [new Checkpoint(Path.Combine(folder.File("gone"), "ckpt")), fail] })).Message.ShouldBe("on purpose");
    }

    private static void Fit(IRowSource data, TemporaryFolder folder, int everySteps, StepCallback callback) =>
        new NoisyNet(seed: 1).Fit(data, s_options with { Callbacks = [new Checkpoint(folder.File("ckpt")) { EverySteps = everySteps }, callback] });

    /// <summary>A source of the program's own, with exceptions of its own.</summary>
    private sealed class FailingSource(Dataset data) : IRowSource
    {
        private volatile bool _fails;

        public bool Fails
        {
            get => _fails;
            set => _fails = value;
        }

        public int Fingerprints { get; private set; }

        public int Count => data.Count;

        public int FeatureCount => data.FeatureCount;

        public int TargetCount => data.TargetCount;

        string IRowSource.Fingerprint
        {
            get
            {
                Fingerprints++;
                return RowScan.Fingerprint(this);
            }
        }

        public void Read(int first, Span<float> features, Span<float> targets)
        {
            if (_fails)
            {
                throw new InvalidOperationException("on purpose");
            }

            data.Read(first, features, targets);
        }
    }
}
