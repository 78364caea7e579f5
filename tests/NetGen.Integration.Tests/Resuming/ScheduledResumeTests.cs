namespace NetGen.Integration.Tests.Resuming;

/// <summary>Learning rates that change, and what callbacks keep, survive a kill.</summary>
public sealed class ScheduledResumeTests : IDisposable
{
    private static readonly LearningRateSchedule s_schedule = new LinearWarmup(1.5, new CosineDecay(endFactor: 0.1));

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("training.ckpt");

    private string Log => _folder.File("log.csv");

    private string Best => _folder.File("best.safetensors");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TrainingKilledAnywhere_EndsInTheSameBits()
    {
        (NoisyNet undisturbed, History expected) = Train(s_schedule, killedAfter: int.MaxValue, resume: false);
        string[] log = LogWithoutTimes();
        float[] best = NoisyNet.Load(Best).Parameters();

        // Three reductions and three epochs' schedules make as many different rates.
        expected.Epochs.Select(static epoch => epoch.LearningRate).Distinct().Count().ShouldBeGreaterThanOrEqualTo(3);
        log.Length.ShouldBe(ResumedTraining.Epochs + 1);
        foreach (int epoch in new[] { 1, 4 })
        {
            Should.Throw<KilledException>(() => Train(s_schedule, killedAfter: epoch, resume: false));
            ShouldGoOn();
        }

        foreach (int step in new[] { 1, 8, 18, 35 })
        {
            Should.Throw<KilledException>(() => Train(s_schedule, killedAfter: int.MaxValue, resume: false, killedAtStep: step));
            ShouldGoOn();
        }

        void ShouldGoOn()
        {
            (NoisyNet resumed, History history) = Train(s_schedule, killedAfter: int.MaxValue, resume: true);
            resumed.Parameters().ShouldHaveTheBitsOf(undisturbed.Parameters());
            history.Epochs.Select(static record => record with { Duration = default })
                .ShouldBe(expected.Epochs.Select(static record => record with { Duration = default }));
            LogWithoutTimes().ShouldBe(log);
            NoisyNet.Load(Best).Parameters().ShouldHaveTheBitsOf(best);
        }
    }

    [Fact]
    public void OtherSchedule_IsRefused()
    {
        Train(new StepDecay(2), int.MaxValue, resume: false);
        Refused(new StepDecay(3)).ShouldContain(
            "expected a checkpoint with schedule 'StepDecay(epochs 3, gamma 0.1)', as in this training, but found 'StepDecay(epochs 2, gamma 0.1)'");
        Refused(null).ShouldContain("'none'");
    }

    [Fact]
    public void MoreEpochs_AreAllowedUnlessTheScheduleSpansTheTraining()
    {
        Train(new StepDecay(2), int.MaxValue, resume: false);
        Train(new StepDecay(2), int.MaxValue, resume: true, ResumedTraining.Epochs + 1).History.Epochs.Count.ShouldBe(ResumedTraining.Epochs + 1);

        Train(new CosineDecay(), int.MaxValue, resume: false);
        Refused(new CosineDecay(), ResumedTraining.Epochs + 1).ShouldContain("over 7 epochs");
    }

    [Fact]
    public void OtherSettingsOfReduceOnPlateau_AreRefused()
    {
        Train(null, int.MaxValue, resume: false);
        FitOptions options = Options(null, ResumedTraining.Epochs, resume: true);
        Callback[] callbacks =
        [
            .. options.Callbacks.Select(static callback => callback is ReduceOnPlateau ? new ReduceOnPlateau(0.25, patience: 1) : callback)
        ];
        string message = Should.Throw<NetGenFormatException>(() => new NoisyNet().Fit(ResumedTraining.Data, options with { Callbacks = callbacks })).Message;
        message.ShouldContain("factor 0.25");
        message.ShouldContain("factor 0.5");
    }

    [Fact]
    public void DamagedState_IsRefused()
    {
        foreach (Callback callback in new Callback[] { new EarlyStopping(), new ReduceOnPlateau(), new ModelCheckpoint(Best) })
        {
            byte[] state = callback.SaveState();
            callback.RestoreState(state);
            foreach (byte[] damaged in new[] { [], state[..^1], [.. state, 0], [.. Enumerable.Repeat((byte)0xFF, state.Length)] })
            {
                Should.Throw<NetGenFormatException>(() => callback.RestoreState(damaged)).Message.ShouldContain(callback.GetType().Name);
            }
        }
    }

    private string Refused(LearningRateSchedule? schedule, int epochs = ResumedTraining.Epochs) =>
        Should.Throw<NetGenFormatException>(() => Train(schedule, int.MaxValue, resume: true, epochs)).Message;

    private (NoisyNet Net, History History) Train(
        LearningRateSchedule? schedule, int killedAfter, bool resume, int epochs = ResumedTraining.Epochs, int killedAtStep = -1)
    {
        // Killed at the end of the next epoch, when the log has been written and the checkpoint has not; or before any step, after a checkpoint.
        var net = new NoisyNet(seed: resume ? 99 : 1);
        FitOptions options = Options(schedule, epochs, resume);
        var kill = new LambdaCallback(
            onBatchBegin: training => KillIf(training.Step == killedAtStep),
            onEpochEnd: (_, epoch) => KillIf(epoch.Epoch > killedAfter));
        return (net, net.Fit(ResumedTraining.Data, options with { Callbacks = [.. options.Callbacks, kill] }));
    }

    private FitOptions Options(LearningRateSchedule? schedule, int epochs, bool resume) => ResumedTraining.Options(
        new Adam(0.02f),
        epochs,
        resume ? Path : null,
        new ReduceOnPlateau(0.5, patience: 0, threshold: 0.2, cooldown: 1),
        new CsvLogger(Log),
        new ModelCheckpoint(Best),
        new Checkpoint(Path) { EverySteps = 1 }) with { Schedule = schedule };

    private static void KillIf(bool isTime)
    {
        if (isTime)
        {
            throw new KilledException();
        }
    }

    private string[] LogWithoutTimes() => [.. File.ReadAllLines(Log).Select(static line => line[..line.LastIndexOf(',')])];

    private sealed class KilledException : Exception;
}
