namespace NetGen.Integration.Tests.Determinism;

public sealed class SharedInstanceTests
{
    [Fact]
    public void SixteenThreadsInPredict_GetTheBitsOfOne()
    {
        // One layer by layer, one in a single method, whose input is scaled, one that is read up and down in turns.
        PredictsAlike(new SharedNet(seed: 1), 64);
        PredictsAlike(new SmallNet(seed: 1), 12);
        PredictsAlike(new LargeNet(seed: 1), 600);

        static void PredictsAlike<T>(T net, int features)
            where T : INeuralNetwork<T>
        {
            Dataset data = Samples.Classes(100, features, 10);
            float[] expected = new float[1000];
            PredictAll(expected);
            OnThreads(16, () =>
            {
                float[] outputs = new float[1000];
                for (int round = 0; round < 20; round++)
                {
                    PredictAll(outputs);
                    outputs.ShouldHaveTheBitsOf(expected);
                    outputs.AsSpan().Clear();
                }
            });

            void PredictAll(float[] outputs)
            {
                for (int row = 0; row < data.Count; row++)
                {
                    net.Predict(data.FeaturesOf(row), outputs.AsSpan(row * 10, 10));
                }
            }
        }
    }

    [Fact]
    public void ThreadsInPredictBatch_GetTheBitsOfOne()
    {
        // One keeps its hidden values on the stack, the other rents them.
        PredictsAlike(new SharedNet(seed: 1), 64);
        PredictsAlike(new WideNet(seed: 1), 16);

        static void PredictsAlike<T>(T net, int features)
            where T : INeuralNetwork<T>
        {
            Dataset data = Samples.Values(33, features, 1);
            float[] expected = net.Outputs(data);
            OnThreads(8, () =>
            {
                for (int round = 0; round < 5; round++)
                {
                    net.Outputs(data).ShouldHaveTheBitsOf(expected);
                }
            });
        }
    }

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

    private static void OnThreads(int count, Action work)
    {
        var failures = new System.Collections.Concurrent.ConcurrentQueue<Exception>();
        Thread[] threads = [.. Enumerable.Range(0, count).Select(_ => new Thread(() =>
        {
            try
            {
                work();
            }
            catch (Exception exception)
            {
                failures.Enqueue(exception);
            }
        }))];
        Array.ForEach(threads, static thread => thread.Start());
        Array.ForEach(threads, static thread => thread.Join());
        failures.ShouldBeEmpty();
    }
}
