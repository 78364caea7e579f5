namespace NetGen.Integration.Tests.Fitting;

public sealed class PenaltyTests
{
    private static readonly Dataset s_data = Samples.Values(12, 2, 1);

    public static TheoryData<float, float, float, float> Settings => new()
    {
        { 0.1f, 0, 0, 0 },
        { 0, 0.2f, 0, 0 },
        { 0.1f, 0.2f, 0, 0 },
        { 0, 0, 0.5f, 0 },
        { 0, 0, 0, 0.3f },
        { 0.1f, 0.2f, 0.5f, 0.4f },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void PenaltiesAndClipping_GiveTheStepsComputedByHand(float l1, float l2, float clipNorm, float clipValue)
    {
        // Both updates: NetGen's own and a user's, which gets the gradient with everything in it.
        foreach (Optimizer optimizer in new Optimizer[] { new Sgd(0.05f), new OwnOptimizer(0.05f) })
        {
            var net = new PlaneNet();
            net.SetParameters([1.5f, -2.25f, 3]);
            History history = net.Fit(s_data, new FitOptions
            {
                Epochs = 4, BatchSize = 5, Shuffle = false, Optimizer = optimizer, L1 = l1, L2 = l2, ClipNorm = clipNorm, ClipValue = clipValue,
            });

            var byHand = new HandTraining(1.5, -2.25, 3) { L1 = l1, L2 = l2, ClipNorm = clipNorm, ClipValue = clipValue };
            for (int epoch = 0; epoch < 4; epoch++)
            {
                byHand.Epoch(s_data, 5, 0.05);
            }

            net.Parameters().ShouldBeNear(byHand.Parameters, 3e-6);
            double[] w = byHand.Parameters;
            double penalty = (l1 * (Math.Abs(w[0]) + Math.Abs(w[1]))) + (l2 / 2 * ((w[0] * w[0]) + (w[1] * w[1])));
            history.Epochs[3].Penalty.ShouldBe(penalty, 1e-5);
            history.Epochs[3].TotalLoss.ShouldBe(history.Epochs[3].Loss + penalty, 1e-5);
            net.Evaluate(s_data).Loss.ShouldBe(byHand.Loss(s_data), 1e-5);
        }
    }

    [Fact]
    public void BiasesAndSlopes_HaveNoPenalty()
    {
        // With the loss's gradient taken away only penalties move anything.
        foreach (FitOptions options in new[]
        {
            Only(new Sgd(0.1f), l1: 0.5f, l2: 0), Only(new Sgd(0.1f), l1: 0, l2: 0.5f), Only(new AdamW(0.1f, weightDecay: 0.5f), 0, 0),
            Only(new OwnOptimizer(0.1f), 0.1f, 0.5f),
        })
        {
            var net = new SlopeNet(seed: 1);
            float[] before = [.. Enumerable.Repeat(1f, SlopeNet.ParameterCount)];
            net.SetParameters(before);
            net.Fit(Samples.Values(6, 3, 2), options);
            float[] after = net.Parameters();
            for (int i = 0; i < after.Length; i++)
            {
                bool isWeight = i is < 15 or (>= 21 and < 31);
                (after[i] < 1).ShouldBe(isWeight, $"value {i}");
            }
        }

        static FitOptions Only(Optimizer optimizer, float l1, float l2) =>
            new() { Epochs = 1, BatchSize = 6, Optimizer = optimizer, L1 = l1, L2 = l2, ReduceGradients = static gradient => gradient.Clear() };
    }

    [Fact]
    public void HugeClipNorm_GivesTheBitsOfNoClipping()
    {
        Dataset data = Samples.Classes(150, 64, 10);
        foreach (Optimizer optimizer in new Optimizer[]
        {
            new Sgd(0.1f), new Sgd(0.1f, 0.9f, nesterov: true), new Momentum(0.1f), new RmsProp(0.01f), new Adam(0.01f), new AdamW(0.01f)
        })
        {
            foreach ((float l1, float l2) in new[] { (0f, 0f), (1e-3f, 1e-2f) })
            {
                Train(1e30f, 0).ShouldHaveTheBitsOf(Train(0, 0));
                Train(0, 1e30f).ShouldHaveTheBitsOf(Train(0, 0));

                float[] Train(float clipNorm, float clipValue) => NetworkValues.Trained<SharedNet>(data, new FitOptions
                {
                    Epochs = 2, BatchSize = 64, Threads = 2, Optimizer = optimizer, L1 = l1, L2 = l2, ClipNorm = clipNorm, ClipValue = clipValue,
                }).Parameters();
            }
        }
    }

    [Fact]
    public void GradientReduction_IsCalledOnceAStepAndMayChangeTheGradient()
    {
        int calls = 0;
        var net = new PlaneNet();
        net.SetParameters([1, 2, 3]);
        net.Fit(s_data, new FitOptions
        {
            Epochs = 2, BatchSize = 5, Optimizer = new Sgd(0.5f), ReduceGradients = gradient =>
            {
                calls++;
                gradient.Fill(1);
            },
        });
        calls.ShouldBe(6);
        net.Parameters().ShouldBe([-2, -1, 0]);
    }

    [Fact]
    public void GradientReductionThatTouchesPadding_ChangesNoPadding()
    {
        // Five units stand in a panel of eight.
        var net = new SlopeNet(seed: 1);
        Storage(net).ToArray().Count(static value => value != 0).ShouldBeLessThanOrEqualTo(SlopeNet.ParameterCount);
        net.Fit(Samples.Values(6, 3, 2), new FitOptions { Epochs = 2, ReduceGradients = static gradient => gradient.Fill(0.25f) });
        Storage(net).ToArray().Count(static value => value != 0).ShouldBe(SlopeNet.ParameterCount);

        static ReadOnlySpan<float> Storage<T>(T network)
            where T : INeuralNetwork<T> => network.Storage.Parameters;
    }
}
