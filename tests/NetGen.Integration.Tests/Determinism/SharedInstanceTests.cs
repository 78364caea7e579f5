namespace NetGen.Integration.Tests.Determinism;

public sealed class SharedInstanceTests
{
    [Fact]
    public void PredictAndPredictBatch_AgreeWithinRounding()
    {
        Agree(new SharedNet(seed: 1));
        Agree(new WideNet(seed: 1));
        Agree(new NoisyNet(seed: 1));
        Agree(new SlopeNet(seed: 1));

        static void Agree<T>(T net)
            where T : INeuralNetwork<T>
        {
            Dataset data = Samples.Values(37, T.InputSize, 1);
            float[] batch = net.Outputs(data), output = new float[T.OutputSize];
            for (int row = 0; row < data.Count; row++)
            {
                net.Predict(data.FeaturesOf(row), output);
                output.ShouldBeNear([.. batch[(row * T.OutputSize)..((row + 1) * T.OutputSize)]], 1e-5);
            }
        }
    }

    [Fact]
    public void ChangeDuringTrainingOnAnotherThread_ReportsBothOperations()
    {
        Dataset data = Samples.Values(10, 2, 1);
        var net = new PlaneNet();
        using var atWork = new ManualResetEventSlim();
        using var mayGoOn = new ManualResetEventSlim();
        var wait = new ActionCallback((_, _) =>
        {
            atWork.Set();
            mayGoOn.Wait();
        });
        var training = new Thread(() => net.Fit(data, new FitOptions { Epochs = 1, Callbacks = [wait] }));
        training.Start();
        atWork.Wait();
        try
        {
            Refused(() => net.Fit(data), "Fit");
            Refused(() => net.SetParameters(new float[3]), "SetParameters");
            Refused(() => net.SetState([]), "SetState");
            net.Predict([1, 2], new float[1]);
        }
        finally
        {
            mayGoOn.Set();
            training.Join();
        }

        net.SetParameters(new float[3]);
        net.Parameters().ShouldBe([0, 0, 0]);

        static void Refused(Action act, string operation)
        {
            string message = Should.Throw<InvalidOperationException>(act).Message;
            message.ShouldStartWith(operation + " ");
            message.ShouldContain("in Fit ");
            message.ShouldContain("PlaneNet");
        }
    }

    [Fact]
    public void Callback_MayChangeTheNetworkFromInside()
    {
        var net = new PlaneNet();
        net.Fit(Samples.Values(10, 2, 1), new FitOptions
        {
            Epochs = 2,
            Callbacks = [new ActionCallback(
                (_, epoch) => net.SetParameters([epoch.Epoch, 2, 3])), new ActionCallback((training, _) => training.CopyParametersTo(new float[3]))],
        });
        net.Parameters().ShouldBe([2, 2, 3]);
        net.SetParameters([4, 5, 6]);
    }
}
