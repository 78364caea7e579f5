using System.Text;

namespace NetGen.Integration.Tests.Watching;

public sealed class TensorBoardLoggerTests : IDisposable
{
    private static readonly Dataset s_data = Samples.Classes(20, 3, 3), s_validation = Samples.Classes(10, 3, 3, seed: 2);

    private readonly TemporaryFolder _folder = new();

    private string Log => _folder.File("log");

    private string Train => Path.Combine(Log, "train");

    private string Validation => Path.Combine(Log, "validation");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Checksum_IsTheOneOfTheStandard()
    {
        // RFC 3720, B.4, and every length up to three words by the definition.
        RecordChecksum.Crc32C(new byte[32]).ShouldBe(0x8A9136AAu);
        RecordChecksum.Crc32C(Encoding.ASCII.GetBytes("123456789")).ShouldBe(0xE3069283u);
        byte[] bytes = [.. Enumerable.Range(0, 24).Select(static i => (byte)(i * 37))];
        for (int length = 0; length <= bytes.Length; length++)
        {
            RecordChecksum.Crc32C(bytes.AsSpan(0, length)).ShouldBe(EventReader.Crc32C(bytes.AsSpan(0, length)));
            RecordChecksum.Masked(bytes.AsSpan(0, length)).ShouldBe(EventReader.Masked(bytes.AsSpan(0, length)));
        }
    }

    [Fact]
    public void Epochs_AreReadBack()
    {
        double before = (DateTime.UtcNow - DateTime.UnixEpoch).TotalSeconds;
        History history = Fit(new TensorBoardLogger(Log));
        ReadEvent[] events = EventReader.Folder(Train);
        (events[0].Version, events[0].Tag, events[0].Step).ShouldBe(("brain.Event:2", null, 0));
        (events[1].Starts, events[1].Step).ShouldBe((true, 1));
        events.ShouldAllBe(one => one.WallTime >= before - 1 && one.WallTime < before + 3600);

        ShouldBe(Train, "epoch_loss", static epoch => epoch.Loss);
        ShouldBe(Train, "epoch_accuracy", static epoch => epoch.Accuracy!.Value);
        ShouldBe(Train, "epoch_learning_rate", static epoch => epoch.LearningRate);
        ShouldBe(Train, "epoch", static epoch => epoch.Epoch);
        ShouldBe(Validation, "epoch_loss", static epoch => epoch.ValidationLoss!.Value);
        ShouldBe(Validation, "epoch_accuracy", static epoch => epoch.ValidationAccuracy!.Value);
        events.Length.ShouldBe(2 + (4 * 3));
        EventReader.Folder(Validation).Length.ShouldBe(2 + (2 * 3));

        void ShouldBe(string run, string tag, Func<EpochRecord, double> value) =>
            EventReader.Curve(run, tag).ShouldBe(history.Epochs.Select(epoch => (epoch.Epoch * 3L, (float)value(epoch))), tag);
    }

    [Fact]
    public void Steps_AreWrittenWhenAskedFor()
    {
        List<(long, float)> losses = [];
        var note = new StepCallback(training => losses.Add((training.Step, (float)training.BatchLoss!.Value)));
        Fit(new TensorBoardLogger(Log) { EverySteps = 2 }, clipNorm: 1, more: note);
        EventReader.Curve(Train, "batch_loss").ShouldBe(losses.Where(static loss => loss.Item1 % 2 == 0));
        EventReader.Curve(Train, "batch_learning_rate").Length.ShouldBe(4);
        EventReader.Curve(Train, "batch_gradient_norm").ShouldAllBe(static point => point.Value > 0);
        EventReader.Curve(Train, "batch_gradient_norm").Length.ShouldBe(4);
        Should.Throw<ArgumentOutOfRangeException>(static () => new TensorBoardLogger("x") { EverySteps = -1 });
    }

    [Fact]
    public void EpochThatEnds_IsOnTheDiskBeforeTheNext()
    {
        List<int> points = [];
        Fit(new TensorBoardLogger(Log), more: new LambdaCallback(onEpochBegin: _ => points.Add(EventReader.Curve(Train, "epoch_loss").Length)));
        points.ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void ResumedTraining_ShowsEveryStepOnce()
    {
        // Without an interruption, then with one in the middle of an epoch, after which the first run goes on for a while to what is lost.
        Fit(new TensorBoardLogger(_folder.File("whole")) { EverySteps = 1 });
        string checkpoint = _folder.File("training.ckpt");
        var kept = new LambdaCallback(onBatchEnd: training =>
        {
            if (training.Step == 5)
            {
                File.Copy(checkpoint, _folder.File("kept.ckpt"));
            }
        });
        Fit(new TensorBoardLogger(Log) { EverySteps = 1 }, more: [new Checkpoint(checkpoint) { EverySteps = 4 }, kept]);
        Fit(new TensorBoardLogger(Log) { EverySteps = 1 }, resumeFrom: _folder.File("kept.ckpt"));

        Directory.GetFiles(Train).Length.ShouldBe(2);
        EventReader.Folder(Train).Count(static one => one.Tag == "batch_loss").ShouldBe(9 + 5);
        foreach (string tag in new[] { "batch_loss", "epoch_loss", "epoch" })
        {
            EventReader.Curve(Train, tag).ShouldBe(EventReader.Curve(Path.Combine(_folder.File("whole"), "train"), tag), tag);
        }
    }

    [Fact]
    public void Checkpoint_IsWrittenAfterTheEventsOfItsSteps()
    {
        List<int> points = [];
        var look = new LambdaCallback(onBatchBegin: _ => points.Add(EventReader.Curve(Train, "batch_loss").Length));
        Fit(new TensorBoardLogger(Log) { EverySteps = 1 }, more: [new Checkpoint(_folder.File("training.ckpt")) { EverySteps = 2 }, look]);
        points.ShouldBe([0, 0, 2, 3, 4, 4, 6, 6, 8]);
    }

    [Fact]
    public void NewTraining_ReplacesTheCurvesOfTheOneBefore()
    {
        Fit(new TensorBoardLogger(Log));
        History history = Fit(new TensorBoardLogger(Log), epochs: 2);
        Directory.GetFiles(Train).Length.ShouldBe(2);
        EventReader.Curve(Train, "epoch_loss").ShouldBe(history.Epochs.Select(static epoch => (epoch.Epoch * 3L, (float)epoch.Loss)));
    }

    [Fact]
    public void Restarts_HaveFoldersOfTheirOwn()
    {
        new PlaneNet(seed: 1).Fit(Samples.Values(8, 2, 1), new FitOptions { Epochs = 2, Restarts = 2, Callbacks = [new TensorBoardLogger(Log)] });
        foreach (string start in new[] { "start1", "start2" })
        {
            string run = Path.Combine(Log, start, "train");
            EventReader.Curve(run, "epoch_loss").Length.ShouldBe(2);
            EventReader.Curve(run, "epoch_accuracy").ShouldBeEmpty("a regression has none");
            Directory.Exists(Path.Combine(Log, start, "validation")).ShouldBeFalse();
        }
    }

    private static History Fit(TensorBoardLogger logger, int epochs = 3, float clipNorm = 0, string? resumeFrom = null, params Callback[] more) =>
        new SoftmaxNet(seed: 1).Fit(s_data, new FitOptions
        {
            Epochs = epochs, BatchSize = 8, Validation = s_validation, ClipNorm = clipNorm, ResumeFrom = resumeFrom, Callbacks = [logger, .. more],
        });
}
