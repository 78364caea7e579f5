namespace NetGen.Integration.Tests.Generalising;

/// <summary>Fine-tuning: what is frozen keeps its bits, and the rest trains as if the frozen part were a fixed function.</summary>
public sealed class FreezeTests
{
    private static readonly Dataset s_data = Samples.Classes(47, 200, 10);

    public static TheoryData<string, string> NamesAndTensors => new()
    {
        { "Dense1", "0.weight 0.bias" },
        { "0", "0.weight 0.bias" },
        { "0.weight", "0.weight" },
        { "2.bias Dense1", "0.weight 0.bias 2.bias" },
        { "Dense3 Dense2", "2.weight 2.bias 4.weight 4.bias" },
        { "", "" },
    };

    [Theory]
    [MemberData(nameof(NamesAndTensors))]
    public void FrozenTensors_KeepTheirBitsAndTheOthersTrain(string names, string tensors)
    {
        foreach (bool isWhole in new[] { false, true })
        {
            foreach (float noise in new[] { 0, 0.1f })
            {
                var net = new PiecewiseNet(seed: 1);
                float[] before = net.Parameters();
                net.Fit(s_data, Options(Split(names), isWhole, noise));
                foreach ((TensorInfo tensor, float[] values, float[] old) in TensorsOf<PiecewiseNet>(net.Parameters(), before))
                {
                    if (Split(tensors).Contains(tensor.Name, StringComparer.Ordinal))
                    {
                        values.ShouldHaveTheBitsOf(old);
                    }
                    else
                    {
                        values.ShouldDifferFrom(old);
                    }
                }
            }
        }
    }

    [Fact]
    public void GradientInPieces_EqualsTheWholeGradientWithAnyThreadCount()
    {
        float[] expected = Trained(threads: 1, isWhole: true);
        foreach (int threads in new[] { 1, 2, 3 })
        {
            Trained(threads, isWhole: false).ShouldHaveTheBitsOf(expected);
        }

        static float[] Trained(int threads, bool isWhole) =>
            NetworkValues.Trained<PiecewiseNoisyNet>(s_data, Options(["Dense1", "4.bias"], isWhole, noise: 0, threads)).Parameters();
    }

    /// <summary>The trained part alone decides how much is clipped.</summary>
    [Fact]
    public void GradientNorm_CountsOnlyWhatIsTrained()
    {
        Dataset data = Samples.Values(12, 2, 1);
        var net = new PlaneNet();
        net.SetParameters([1.5f, -2.25f, 3]);
        net.Fit(data, new FitOptions { Epochs = 1, BatchSize = 12, Optimizer = new Sgd(0.05f), ClipNorm = 0.01f, L2 = 0.5f, Freeze = ["0.weight"] });

        // Of the bias there is nothing left but the direction of its gradient.
        double gradient = new Fitting.HandTraining(1.5, -2.25, 3).Gradient(data, 0, 12)[2];
        Math.Abs(gradient).ShouldBeGreaterThan(0.01);
        net.Parameters().ShouldBeNear([1.5, -2.25, 3 - (0.05 * 0.01 * Math.Sign(gradient))], 1e-7);
    }

    [Fact]
    public void PenaltyInTheHistory_CountsOnlyTrainedTensors()
    {
        var net = new SlopeNet(seed: 1);
        History history = net.Fit(Samples.Values(6, 3, 2), new FitOptions { Epochs = 1, L1 = 0.1f, Freeze = ["Dense1"] });
        float[] parameters = net.Parameters();

        // 15 weights, 5 biases and a slope come before the weights of the second layer.
        history.Epochs[0].Penalty.ShouldBe(0.1 * parameters[21..31].Sum(static value => Math.Abs((double)value)), 1e-6);
    }

    /// <summary>Momentum that a tensor has gathered must not move it while it is frozen, nor be forgotten.</summary>
    [Fact]
    public void StateOfTheOptimizer_IsLeftAlone()
    {
        var watch = new StateWatch();
        new PiecewiseNet(seed: 1).Fit(s_data, Options(["Dense1"], isWhole: false, noise: 0, callbacks: watch));
        watch.Frozen.ShouldBe(0);
        watch.Trained.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void FineTunedNetwork_EqualsTheRestTrainedOnOutputsOfTheFrozenPart()
    {
        // The second layer of the network, trained by itself on what the first one makes of the data.
        Dataset data = Samples.Classes(40, 4, 3);
        var net = new BodyAndHeadNet(seed: 1);
        float[] parameters = net.Parameters(), hidden = new float[40 * 6];
        for (int row = 0; row < 40; row++)
        {
            for (int unit = 0; unit < 6; unit++)
            {
                double z = parameters[24 + unit] + Enumerable.Range(0, 4).Sum(i => (double)parameters[(unit * 4) + i] * data.FeaturesOf(row)[i]);
                hidden[(row * 6) + unit] = (float)Math.Tanh(z);
            }
        }

        var head = new HeadNet(seed: 1);
        head.SetParameters(parameters[30..]);
        FitOptions options = new() { Epochs = 5, BatchSize = 8, Optimizer = new Adam(0.01f), Freeze = ["Dense1"] };
        net.Fit(data, options);
        head.Fit(new Dataset(hidden, 6, data.Targets.ToArray(), 3), new FitOptions { Epochs = 5, BatchSize = 8, Optimizer = new Adam(0.01f) });
        net.Parameters()[30..].ShouldBeNear([.. head.Parameters().Select(static value => (double)value)], 1e-5);
    }

    [Fact]
    public void UnknownFrozenName_IsRefusedWithAListOfNames()
    {
        Refused(["Dense1", "Dense4"], "'Dense4'", "Dense1, Dense2, Dense3", "0.weight, 0.bias");
        Refused(["Relu1"], "'Relu1'");
        Refused([null!], "null");
        Refused(["Dense1", "Dense2", "Dense3"], "at least one tensor of");
        Should.Throw<ArgumentNullException>(() => new PiecewiseNet().Fit(s_data, new FitOptions { Freeze = null! })).ParamName.ShouldBe("Freeze");

        static void Refused(string[] names, params string[] parts)
        {
            var net = new PiecewiseNet(seed: 1);
            float[] before = net.Parameters();
            ArgumentException exception = Should.Throw<ArgumentException>(() => net.Fit(s_data, new FitOptions { Freeze = names }));
            exception.ParamName.ShouldBe("Freeze");
            foreach (string part in parts)
            {
                exception.Message.ShouldContain(part);
            }

            net.Parameters().ShouldHaveTheBitsOf(before);
        }
    }

    private static string[] Split(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static FitOptions Options(string[] freeze, bool isWhole, float noise, int threads = 2, params Callback[] callbacks) => new()
    {
        Epochs = 2, BatchSize = 20, Seed = 5, Threads = threads, Optimizer = new AdamW(0.01f, weightDecay: 0.1f), L1 = 1e-3f, L2 = 1e-2f, MaxNorm = 0.5f,
        GradientNoise = noise, Freeze = freeze,
        Callbacks = callbacks, ReduceGradients = isWhole ? static _ => { } : null,
    };

    private static IEnumerable<(TensorInfo Tensor, float[] Values, float[] Old)> TensorsOf<T>(float[] values, float[] old)
        where T : INeuralNetwork<T>
    {
        int next = 0;
        foreach (TensorInfo tensor in T.Info.Tensors)
        {
            yield return (tensor, values[next..(next + tensor.Length)], old[next..(next + tensor.Length)]);
            next += tensor.Length;
        }
    }

    /// <summary>Counts state that is not zero, of the frozen first layer and of the others.</summary>
    private sealed class StateWatch : Callback
    {
        public int Frozen { get; private set; }

        public int Trained { get; private set; }

        public override void OnTrainEnd(TrainingContext training)
        {
            int end = training.Run.Info.Tensors.Single(static tensor => tensor.Name == "2.bias").Offset;
            ReadOnlySpan<float> state = training.Run.OptimizerState.Span;
            for (int i = 0; i < state.Length; i++)
            {
                if (state[i] != 0)
                {
                    _ = i % training.Run.Info.PackedLength < end ? Frozen++ : Trained++;
                }
            }
        }
    }
}
