namespace NetGen.Integration.Tests.Resuming;

/// <summary>Of two checkpoints one is always whole.</summary>
public sealed class FallBackTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly float[] _expected;

    public FallBackTests()
    {
        var net = new NoisyNet(seed: 1);
        net.Fit(ResumedTraining.Data, Options(6));
        _expected = net.Parameters();
        new NoisyNet(seed: 1).Fit(ResumedTraining.Data, Options(3, new Checkpoint(Path)));
    }

    public void Dispose() => _folder.Dispose();

    private string Path => _folder.File("training.ckpt");

    private string Previous => _folder.File("training.ckpt.previous");

    [Fact]
    public void DamagedCheckpoint_IsReportedAndTheOneBeforeIsUsed()
    {
        DamageFile(Path);
        History history = ShouldGoOn(new FitOptions { ResumeFrom = Path });
        history.Warnings.Count.ShouldBe(1);
        history.Warnings[0].ShouldStartWith($"{Path}: expected content with the checksum ");
        history.Warnings[0].ShouldEndWith($"The training goes on from {Previous}, the checkpoint before it.");
    }

    [Fact]
    public void TruncatedCheckpoint_IsReportedAndTheOneBeforeIsUsed()
    {
        byte[] bytes = File.ReadAllBytes(Path);
        foreach (int length in new[] { 0, 5, 500, bytes.Length - 1 })
        {
            File.WriteAllBytes(Path, bytes[..length]);
            ShouldGoOn(new FitOptions { ResumeFrom = Path }).Warnings.Single().ShouldContain(Previous);
        }
    }

    [Fact]
    public void MissingCheckpoint_IsReportedAndTheOneBeforeIsUsed()
    {
        File.Delete(Path);
        ShouldGoOn(new FitOptions { Callbacks = [new Checkpoint(Path) { Resume = true }] }).Warnings.Single()
            .ShouldStartWith($"{Path}: expected a checkpoint, but found no file.");
    }

    [Fact]
    public void BothDamaged_AreNamedAndNothingIsChanged()
    {
        DamageFile(Path);
        DamageFile(Previous);
        var net = new NoisyNet(seed: 5);
        float[] before = net.Parameters();
        string message = Should.Throw<NetGenFormatException>(() => net.Fit(ResumedTraining.Data, new FitOptions { ResumeFrom = Path })).Message;
        message.ShouldStartWith($"{Path}: expected content");
        message.ShouldContain($"{Previous}: expected content");
        net.Parameters().ShouldHaveTheBitsOf(before);
    }

    [Fact]
    public void DamagedCheckpointAndOneOfAnotherTraining_AreBothNamed()
    {
        DamageFile(Path);
        string message =
            Should.Throw<NetGenFormatException>(() => new NoisyNet(seed: 5).Fit(ResumedTraining.Data, new FitOptions { Seed = 3, ResumeFrom = Path })).Message;
        message.ShouldStartWith($"{Path}: expected content");
        message.ShouldContain($"{Previous}: expected a checkpoint with seed '3'");
    }

    [Fact]
    public void DamagedCheckpoint_DoesNotReplaceTheOneBefore()
    {
        DamageFile(Path);
        byte[] sound = File.ReadAllBytes(Previous);
        long writes = 0;
        var look = new StepCallback(training =>
        {
            // The first checkpoint is written at the end of epoch 3, the second one step later.
            if (training.Step == 18 + 1)
            {
                writes++;
                File.ReadAllBytes(Previous).ShouldBe(sound);
            }
        });
        ShouldGoOn(new FitOptions { Callbacks = [look, new Checkpoint(Path) { Resume = true, EverySteps = 1000 }] });
        writes.ShouldBe(1);
    }

    [Fact]
    public void Warning_IsKeptInTheCheckpoint()
    {
        DamageFile(Path);
        History history = ShouldGoOn(new FitOptions { Callbacks = [new Checkpoint(Path) { Resume = true }] });
        ShouldGoOn(new FitOptions { ResumeFrom = Path }).Warnings.ShouldBe(history.Warnings);
        history.Warnings.Count.ShouldBe(1);
    }

    [Fact]
    public void WarningOfACallback_StandsInTheHistory()
    {
        var warn = new ActionCallback((training, epoch) => training.Warn($"epoch {epoch.Epoch}\nwas long"));
        new NoisyNet(seed: 1).Fit(ResumedTraining.Data, Options(2, warn)).Warnings.ShouldBe(["epoch 1 was long", "epoch 2 was long"]);
    }

    [Fact]
    public void Resume_StartsAnewWhereThereIsNoFile()
    {
        string path = _folder.File("other.ckpt");
        foreach (int epochs in new[] { 2, 4, 6, 6 })
        {
            var net = new NoisyNet(seed: epochs == 2 ? 1 : 99);
            History history = net.Fit(ResumedTraining.Data, Options(epochs, new Checkpoint(path) { Resume = true }));
            (history.Epochs.Count, history.Warnings.Count).ShouldBe((epochs, 0));
            if (epochs == 6)
            {
                net.Parameters().ShouldHaveTheBitsOf(_expected);
            }
        }
    }

    [Fact]
    public void TwoCheckpointsToResumeFrom_AreRefused()
    {
        var net = new NoisyNet(seed: 1);
        Callback[] two = [new Checkpoint(Path) { Resume = true }, new Checkpoint(_folder.File("other")) { Resume = true }];
        Should.Throw<ArgumentException>(() => net.Fit(ResumedTraining.Data, new FitOptions { Callbacks = two })).Message.ShouldContain("other");
        Should.Throw<ArgumentException>(
            () => net.Fit(ResumedTraining.Data, new FitOptions { ResumeFrom = "first", Callbacks = [two[0]] })).Message.ShouldContain("first");
    }

    [Fact]
    public void LeftoversOfKilledProcesses_AreRemoved()
    {
        string leftover = _folder.File($"training.ckpt.{System.IO.Path.GetRandomFileName()}.tmp"), other = _folder.File("training.ckpt.mine.tmp");
        File.WriteAllText(leftover, "half a checkp");
        File.WriteAllText(other, "");
        new NoisyNet(seed: 1).Fit(ResumedTraining.Data, Options(1, new Checkpoint(Path)));
        File.Exists(leftover).ShouldBeFalse();
        File.Exists(other).ShouldBeTrue();
    }

    /// <summary>An epoch may take hours. It must not be lost at its end.</summary>
    [SkippableFact]
    public void FolderThatTakesNoFiles_IsRefusedBeforeTheFirstStep()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "It needs /proc, which takes no files even from the administrator.");
        int steps = 0;
        foreach (Callback writing in new Callback[] { new Checkpoint("/proc/training.ckpt"), new ModelCheckpoint("/proc/best.safetensors") })
        {
            Should.Throw<IOException>(() => new NoisyNet(seed: 1).Fit(ResumedTraining.Data, Options(1, new StepCallback(_ => steps++), writing)))
                .Message.ShouldStartWith("Cannot write /proc/");
        }

        steps.ShouldBe(0);
    }

    [Fact]
    public void SettingOutOfRange_IsNamed()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Checkpoint(Path) { EverySteps = -1 }).Message.ShouldContain("steps");
        Should.Throw<ArgumentOutOfRangeException>(() => new Checkpoint(Path) { Every = TimeSpan.FromSeconds(-1) }).Message.ShouldContain("time");
    }

    private static FitOptions Options(int epochs, params Callback[] callbacks) => new() { Epochs = epochs, Callbacks = callbacks, BatchSize = 8 };

    private static void DamageFile(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        bytes[^100] ^= 4;
        File.WriteAllBytes(path, bytes);
    }

    private History ShouldGoOn(FitOptions options)
    {
        var net = new NoisyNet(seed: 99);
        History history =
            net.Fit(ResumedTraining.Data, new FitOptions { Epochs = 6, BatchSize = 8, ResumeFrom = options.ResumeFrom, Callbacks = options.Callbacks });
        history.Epochs.Count.ShouldBe(6);
        net.Parameters().ShouldHaveTheBitsOf(_expected);
        return history;
    }
}
