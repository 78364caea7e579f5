namespace NetGen.Integration.Tests.Callbacks;

/// <summary>A callback that keeps what it has seen watches one training at a time.</summary>
public sealed class SharedCallbackTests
{
    private static readonly Dataset s_data = Samples.Values(12, 2, 1);

    [Fact]
    public void CallbackAtWork_IsRefusedToAnotherTraining()
    {
        var stopping = new EarlyStopping();
        Exception? refusal = null;
        PlaneNet other = new(seed: 2);
        float[] before = other.Parameters();
        Train(new PlaneNet(
            seed: 1), stopping, new ActionCallback((_, _) => refusal = Record.Exception(() => Train(other, new ActionCallback((_, _) => { }), stopping))));
        refusal.ShouldBeOfType<InvalidOperationException>().Message.ShouldStartWith("Callback 1, EarlyStopping, is in use by another training");
        other.Parameters().ShouldHaveTheBitsOf(before);
    }

    /// <summary>Being refused must not tell the callback anything either: it would watch the training loss from then on.</summary>
    [Fact]
    public void RefusedTraining_LeavesTheCallbackToTheFirst()
    {
        // y = b: the training loss falls, the validation loss, which is far larger, rises from the first epoch on.
        Dataset train = new([0, 0], 2, [0], 1), validation = new([0, 0], 2, [100], 1);
        var stopping = new EarlyStopping(patience: 3);
        PlaneNet net = new();
        net.SetParameters([0, 0, 8]);
        var meddling = new ActionCallback((_, _) => Should.Throw<InvalidOperationException>(() => Train(new PlaneNet(), stopping)));
        net.Fit(train, new FitOptions
        {
            Epochs = 20, Optimizer = new Sgd(0.05f), Validation = validation, Callbacks = [stopping, meddling]
        }).Epochs.Count.ShouldBe(4);
        stopping.BestEpoch.ShouldBe(1);
    }

    /// <summary>Between two starts of a training it is still the same training's.</summary>
    [Fact]
    public void CallbackOfATrainingWithRestarts_IsReservedUntilTheLastRestart()
    {
        var stopping = new EarlyStopping();
        int refused = 0;
        var between = new StartCallback(() => refused += Record.Exception(() => Train(new PlaneNet(), stopping)) is InvalidOperationException ? 1 : 0);
        new PlaneNet().Fit(s_data, new FitOptions { Epochs = 1, Restarts = 3, Callbacks = [between, stopping] });
        refused.ShouldBe(3);
        Train(new PlaneNet(), stopping);
    }

    [Fact]
    public void CallbackTwiceInAList_IsRefused()
    {
        var stopping = new EarlyStopping();
        Should.Throw<InvalidOperationException>(() => Train(new PlaneNet(), stopping, stopping)).Message.ShouldContain("twice");
    }

    [Fact]
    public void CallbackOfATrainingThatHasEnded_MayWatchTheNext()
    {
        var stopping = new EarlyStopping();
        Should.Throw<InvalidOperationException>(
            () => Train(new PlaneNet(), stopping, new ActionCallback((_, _) => throw new InvalidOperationException("mine")))).Message.ShouldBe("mine");
        Should.Throw<InvalidOperationException>(() => Train(new PlaneNet(), stopping, stopping));
        Train(new PlaneNet(), stopping);
        stopping.BestEpoch.ShouldBeGreaterThan(0);
    }

    /// <summary>One that keeps nothing may watch as many as it likes.</summary>
    [Fact]
    public void CallbackThatKeepsNothing_MayBeShared()
    {
        int epochs = 0;
        var counting = new ActionCallback((_, _) => epochs++);
        Train(new PlaneNet(), counting, counting);
        epochs.ShouldBe(6);
    }

    private static void Train(PlaneNet net, params Callback[] callbacks) => net.Fit(s_data, new FitOptions { Epochs = 3, Callbacks = callbacks });

    private sealed class StartCallback(Action atStart) : Callback
    {
        public override void OnTrainBegin(TrainingContext training) => atStart();
    }
}
