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
        Train(new PlaneNet(seed: 1), stopping, new ActionCallback((_, _) => refusal = Record.Exception(() => Train(other, new ActionCallback((_, _) => { }), stopping))));
        refusal.ShouldBeOfType<InvalidOperationException>().Message.ShouldStartWith("Callback 1, EarlyStopping, watches another training");
        other.Parameters().ShouldHaveTheBitsOf(before);
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
        Should.Throw<InvalidOperationException>(() => Train(new PlaneNet(), stopping, new ActionCallback((_, _) => throw new InvalidOperationException("mine")))).Message.ShouldBe("mine");
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
}
