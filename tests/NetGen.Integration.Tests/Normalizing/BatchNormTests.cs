using NetGen.Integration.Tests.Resuming;

namespace NetGen.Integration.Tests.Normalizing;

public sealed class BatchNormTests
{
    private static readonly Dataset s_data = Samples.Classes(45, 4, 3, seed: 1);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void AnyNumberOfThreads_GivesTheSameBits(int threads)
    {
        // The last batch has fewer tiles of rows than there are workers.
        Dataset data = Samples.Classes(64 + 64 + 7, 64, 10);
        WorkerCount.For(InfoOf<SharedNormalizedNet>(), 64, threads).ShouldBe(threads);
        foreach (float clipNorm in new[] { 0f, 0.3f })
        {
            SharedNormalizedNet net = Train(threads, clipNorm), expected = Train(1, clipNorm);
            net.Parameters().ShouldHaveTheBitsOf(expected.Parameters());
            net.State().ShouldHaveTheBitsOf(expected.State());
        }

        SharedNormalizedNet Train(int workers, float clipNorm) => NetworkValues.Trained<SharedNormalizedNet>(data, new FitOptions
        {
            Epochs = 3, BatchSize = 64, Seed = 3, Threads = workers, Optimizer = new Adam(0.01f), L2 = 1e-4f, ClipNorm = clipNorm,
        });
    }

    [Fact]
    public void RunningStatistics_FollowTheMiniBatches()
    {
        // Means 2 and 20; variances of the sample (divided by n − 1) 2 and 200.
        var data = new Dataset([1, 10, 3, 30], 2, [0, 0, 0, 0], 2);
        var net = new OnlyNormalizedNet();
        net.State().ShouldBe([0, 0, 1, 1]);
        net.Fit(data, new FitOptions { Epochs = 1, Optimizer = new Sgd(1e-30f) });
        net.State().ShouldBe([1, 10, 1.5f, 100.5f]);
        net.Fit(data, new FitOptions { Epochs = 1, Optimizer = new Sgd(1e-30f) });
        net.State().ShouldBe([1.5f, 15, 1.75f, 150.25f]);

        // Inference: (x − running mean) / √(running variance + ε).
        float[] output = new float[2];
        net.Predict([2.5f, 15], output);
        output.ShouldBeNear([1 / Math.Sqrt(1.75 + 1e-5), 0], 1e-6);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Images_AnyNumberOfThreadsGivesTheSameBits(int threads)
    {
        Dataset data = Samples.Classes(64 + 64 + 7, 12 * 11 * 5, 10);
        WorkerCount.For(InfoOf<SharedImagesNet>(), 64, threads).ShouldBe(threads);
        foreach (float clipNorm in new[] { 0f, 0.3f })
        {
            SharedImagesNet net = Train(threads, clipNorm), expected = Train(1, clipNorm);
            net.Parameters().ShouldHaveTheBitsOf(expected.Parameters());
            net.State().ShouldHaveTheBitsOf(expected.State());
        }

        SharedImagesNet Train(int workers, float clipNorm) => NetworkValues.Trained<SharedImagesNet>(data, new FitOptions
        {
            Epochs = 2, BatchSize = 64, Seed = 3, Threads = workers, Optimizer = new Adam(0.01f), ClipNorm = clipNorm,
        });
    }

    [Fact]
    public void Images_StatisticsAreThoseOfChannels()
    {
        // Of each channel eight values; variances of the sample (divided by n − 1) 24/7 and 2,400/7 in the mini-batch of both rows.
        float[] first = [1, 10, 3, 30, 5, 50, 7, 70], second = [3, 30, 5, 50, 3, 30, 5, 50];
        var data = new Dataset([.. first, .. second], 8, new float[16], 8);
        var net = new OnlyNormalizedImagesNet();
        OnlyNormalizedImagesNet.StateCount.ShouldBe(4);
        OnlyNormalizedImagesNet.ParameterCount.ShouldBe(4);
        net.Fit(data, new FitOptions { Epochs = 1, BatchSize = 2, Optimizer = new Sgd(1e-30f) });
        net.State().ShouldBeNear([2, 20, 0.5 + (12.0 / 7), 0.5 + (1200.0 / 7)], 1e-4, "statistic");

        // A mini-batch of one image has a variance by itself: mean 4, squares 20 / 3.
        net = new OnlyNormalizedImagesNet();
        History history = net.Fit(data.Rows([0]), new FitOptions { Epochs = 1, BatchSize = 1, Optimizer = new Sgd(1e-30f) });
        history.Epochs[0].SkippedSampleCount.ShouldBe(0);
        net.State().ShouldBeNear([2, 20, 0.5 + (10.0 / 3), 0.5 + (1000.0 / 3)], 1e-4, "statistic");
        net.CheckGradients(data.Rows([0]), samples: 1, useDoubleBackward: true).MaxRelativeError.ShouldBeLessThan(1e-7);
    }

    [Fact]
    public void Images_SurviveSavingAndFreezing()
    {
        using var folder = new TemporaryFolder();
        Dataset data = Samples.Classes(40, 12 * 11 * 5, 10);
        SharedImagesNet net = NetworkValues.Trained<SharedImagesNet>(data, new FitOptions { Epochs = 2, BatchSize = 16 });
        net.Save(folder.File("net"));
        SharedImagesNet loaded = SharedImagesNet.Load(folder.File("net"));
        loaded.State().ShouldHaveTheBitsOf(net.State());
        loaded.Outputs(data).ShouldHaveTheBitsOf(net.Outputs(data));

        // γ, β and slopes before the second normalisation stay; what follows is trained.
        float[] before = loaded.Parameters();
        loaded.Fit(data, new FitOptions { Epochs = 1, BatchSize = 16, Freeze = ["BatchNorm1", "PRelu1"] });
        loaded.Parameters().AsSpan(0, 15).ToArray().ShouldHaveTheBitsOf(before[..15]);
        loaded.Parameters().AsSpan(15, 10).ToArray().ShouldNotBe(before[15..25]);
    }

    [Fact]
    public void Images_MonteCarloDropoutDrawsMasksAndUsesRunningStatistics()
    {
        Dataset data = Samples.Classes(40, 12 * 11 * 5, 10);
        SharedImagesNet net = NetworkValues.Trained<SharedImagesNet>(data, new FitOptions { Epochs = 1, BatchSize = 16 });
        float[] state = net.State();
        PredictiveDistribution one = net.PredictDistribution(data.FeaturesOf(0), 50, seed: 1), again = net.PredictDistribution(data.FeaturesOf(0), 50, seed: 1);
        one.Variance.ToArray().Max().ShouldBeGreaterThan(0);
        one.Mean.ToArray().ShouldBe(again.Mean.ToArray());
        net.State().ShouldHaveTheBitsOf(state);
    }

    [Fact]
    public void LastBatchOfOneSample_IsSkippedAndReported()
    {
        Dataset data = Samples.Classes(17, 4, 3);
        History history = new NormalizedNet(seed: 1).Fit(data, new FitOptions { Epochs = 2, BatchSize = 8 });
        history.Epochs.ShouldAllBe(static epoch => epoch.SkippedSampleCount == 1);
        history.Epochs[0].ToString().ShouldContain("1 skipped");

        // As if the sample that the order puts last had not been there.
        Dataset fewer = data.Rows([.. Enumerable.Range(0, 16)]);
        var options = new FitOptions { Epochs = 2, BatchSize = 8, Shuffle = false };
        NormalizedNet net = NetworkValues.Trained<NormalizedNet>(data, options), expected = new(seed: 1);
        float[] scaling = net.State();
        expected.SetState([.. scaling[..8], .. expected.State()[8..]]);
        expected.Fit(fewer, options);
        net.Parameters().ShouldHaveTheBitsOf(expected.Parameters());
        net.State().ShouldHaveTheBitsOf(expected.State());

        new NormalizedNet().Fit(Samples.Classes(18, 4, 3), new FitOptions { Epochs = 1, BatchSize = 8 }).Epochs[0].SkippedSampleCount.ShouldBe(0);
        new NoisyNet().Fit(data, new FitOptions { Epochs = 1, BatchSize = 8 }).Epochs[0].SkippedSampleCount.ShouldBe(0);
    }

    [Fact]
    public void MiniBatchOfOneRow_IsRefused()
    {
        var net = new NormalizedNet();
        Should.Throw<ArgumentOutOfRangeException>(
            () => net.Fit(s_data, new FitOptions { BatchSize = 1 })).Message.ShouldContain("expects a BatchSize of at least 2, but found 1");
        Dataset single = s_data.Rows([0]);
        Should.Throw<ArgumentException>(() => net.Fit(single)).Message.ShouldContain("expects at least 2 rows, but the data set has 1");
        Should.Throw<ArgumentException>(() => net.CheckGradients(single)).Message.ShouldContain("expects at least 2 rows, but the data set has 1");
        Should.Throw<ArgumentOutOfRangeException>(() => net.CheckGradients(s_data, samples: 1));
        new NoisyNet().Fit(s_data, new FitOptions { Epochs = 1, BatchSize = 1 }).Epochs.Count.ShouldBe(1);
    }

    [Fact]
    public void ResumedTraining_EndsInTheSameBits()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("training.ckpt");
        NormalizedNet expected = Train(4, null), resumed = new(seed: 99);
        Train(2, null, new Checkpoint(path));
        History history = resumed.Fit(s_data, Options(4, path));
        resumed.Parameters().ShouldHaveTheBitsOf(expected.Parameters());
        resumed.State().ShouldHaveTheBitsOf(expected.State());

        // 45 rows in batches of 11: one is left alone in every epoch, those before the resume included.
        history.Epochs.Select(static epoch => epoch.SkippedSampleCount).ShouldBe([1, 1, 1, 1]);

        static NormalizedNet Train(int epochs, string? from, params Callback[] callbacks) =>
            NetworkValues.Trained<NormalizedNet>(s_data, Options(epochs, from, callbacks));

        static FitOptions Options(int epochs, string? from, params Callback[] callbacks) => new()
        {
            Epochs = epochs, BatchSize = 11, Seed = 7, Threads = 2, Optimizer = new Adam(0.01f), ResumeFrom = from, Callbacks = callbacks,
        };
    }

    [Fact]
    public void BestEpoch_IsRestoredWithItsStatistics()
    {
        float[] parameters = [], state = [];
        double best = double.PositiveInfinity;
        var net = new NormalizedNet(seed: 1);
        net.Fit(s_data, new FitOptions
        {
            Epochs = 12, BatchSize = 9, Optimizer = new Adam(0.05f), Validation = ResumedTraining.Validation,
            Callbacks = [new EarlyStopping(patience: 20), new ActionCallback((_, epoch) =>
            {
                if (epoch.ValidationLoss < best)
                {
                    (best, parameters, state) = (epoch.ValidationLoss.Value, net.Parameters(), net.State());
                }
            })],
        });
        net.Parameters().ShouldHaveTheBitsOf(parameters);
        net.State().ShouldHaveTheBitsOf(state);
        net.Evaluate(ResumedTraining.Validation).Loss.ShouldBe(best);
    }

    [Fact]
    public void DivergedTraining_RestoresTheStatisticsOfTheLastGoodEpoch()
    {
        int step = 0;
        float[] good = [];
        var net = new NormalizedNet(seed: 1);
        Should.Throw<TrainingDivergedException>(() => net.Fit(s_data, new FitOptions
        {
            Epochs = 5, BatchSize = 9, Callbacks = [new ActionCallback((_, _) => good = net.State())],
            ReduceGradients = gradient =>
            {
                if (++step == 8)
                {
                    gradient.Fill(float.NaN);
                }
            },
        }));
        net.State().ShouldHaveTheBitsOf(good);
    }

    [Fact]
    public void SavedNetwork_PredictsTheSameBits()
    {
        using var folder = new TemporaryFolder();
        NormalizedNet net = NetworkValues.Trained<NormalizedNet>(s_data, new FitOptions { Epochs = 3 });
        net.Save(folder.File("net"));
        NormalizedNet loaded = NormalizedNet.Load(folder.File("net"));
        loaded.State().ShouldHaveTheBitsOf(net.State());
        loaded.Outputs(s_data).ShouldHaveTheBitsOf(net.Outputs(s_data));
    }

    [Fact]
    public void ScaleAndShift_HaveNoPenalty()
    {
        foreach (Optimizer optimizer in new Optimizer[] { new Sgd(0.1f), new AdamW(0.1f, weightDecay: 0.5f) })
        {
            var net = new NormalizedNet(seed: 1);
            float[] before = [.. Enumerable.Repeat(1f, NormalizedNet.ParameterCount)];
            net.SetParameters(before);
            net.Fit(s_data, new FitOptions
            {
                Epochs = 1, BatchSize = 9, Optimizer = optimizer, L1 = 0.1f, L2 = 0.1f, ReduceGradients = static gradient => gradient.Clear()
            });
            float[] after = net.Parameters();
            int next = 0;
            foreach (TensorInfo tensor in InfoOf<NormalizedNet>().Tensors)
            {
                after.AsSpan(next, tensor.Length).ToArray().ShouldAllBe(value => (value == 1) != (tensor.Role == TensorRole.Weight), tensor.Name);
                next += tensor.Length;
            }
        }
    }

    [Fact]
    public void GradientCheck_PassesAndLeavesTheNetworkAsItWas()
    {
        NormalizedNet net = NetworkValues.Trained<NormalizedNet>(s_data, new FitOptions { Epochs = 2 });
        float[] parameters = net.Parameters(), state = net.State();
        foreach (int samples in new[] { 3, 7, 33 })
        {
            GradientCheck check = net.CheckGradients(s_data, samples);
            check.MaxRelativeError.ShouldBeLessThan(1.1e-5);
            net.CheckGradients(s_data, samples, useDoubleBackward: true).MaxRelativeError.ShouldBeLessThan(1e-7);

            // What the biases add, the normalisation behind them subtracts.
            TensorCheck bias = check.Tensors.Single(static tensor => tensor.Name == "1.bias");
            (bias.AnalyticNorm, bias.RelativeError).ShouldBe((0, 0));
            bias.NumericNorm.ShouldBeLessThan(1e-8);
        }

        net.Parameters().ShouldHaveTheBitsOf(parameters);
        net.State().ShouldHaveTheBitsOf(state);
    }

    [Fact]
    public void BiasesBeforeANormalization_StayWhereTheyWere()
    {
        // An optimizer that divides by the size of the gradient would make steps of a remainder of rounding.
        var net = new NormalizedNet(seed: 1);
        net.Fit(s_data, new FitOptions { Epochs = 3, Optimizer = new Adam(0.1f) });
        net.Parameters().AsSpan(8 + 48, 12).ToArray().ShouldAllBe(static bias => bias == 0);
    }

    [Fact]
    public void Summary_ShowsScaleAndShift()
    {
        NormalizedNet.Layers.ToArray()
            .Select(static layer => $"{layer.Name} {layer.ParameterCount}")
            .Where(static text => text.StartsWith("BatchNorm", StringComparison.Ordinal))
            .ShouldBe(["BatchNorm1 8", "BatchNorm2 24", "BatchNorm3 16"]);
        new NormalizedNet().Summary().ShouldContain("BatchNorm2");
        NormalizedNet.StateCount.ShouldBe((2 * 4) + (2 * 4) + (2 * 12) + (2 * 8));
    }

    [Fact]
    public void NormalizedNetwork_Learns()
    {
        Dataset data = Samples.Classes(300, 4, 3, seed: 4);
        NormalizedNet net = NetworkValues.Trained<NormalizedNet>(data, new FitOptions { Epochs = 40, Optimizer = new Adam(0.01f) });
        net.Evaluate(data).Accuracy.ShouldBeGreaterThan(0.9);
    }

    private static NetworkInfo InfoOf<T>()
        where T : INeuralNetwork<T> => T.Info;
}
