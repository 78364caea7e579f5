namespace NetGen.Integration.Tests.Inference;

/// <summary>
/// Scaling that is folded into the first layer gives what scaling first and multiplying then would, in double, within the rounding of a float sum: n + 4
/// roundings of 2⁻²⁴ of the sizes of all that is summed, where n is the number of inputs. Columns are as large there as their mean is in divisors, 500 at most.
/// </summary>
public sealed class FoldedScalingTests
{
    private const double Rounding = 1.0 / (1 << 24);

    /// <summary>Means at the limit on both sides, the window of seconds, a constant column, divisors that would make weights overflow or vanish.</summary>
    public static TheoryData<string> Scalings => ["unfitted", "random", "at the limit", "beyond the limit", "extreme"];

    [Theory]
    [MemberData(nameof(Scalings))]
    public void TinyNetwork_ScalesAsTheFormulaDoes(string scaling)
    {
        Check<StandardizedNet>(scaling);
        Check<MinMaxNet>(scaling);
    }

    [Theory]
    [MemberData(nameof(Scalings))]
    public void WideNetwork_ScalesAsTheFormulaDoes(string scaling) => Check<WideScaledNet>(scaling);

    [Fact]
    public void StandardizationWithALargeMean_IsAccurate()
    {
        var net = new StandardizedNet(seed: 1);
        net.SetParameters([1, 2, 3, 4, 5, 6, 0.5f, 0.25f, 0.125f]);
        net.SetState([1e6f, 1, 10, 2]);
        float[] output = new float[3];
        foreach (float step in (float[])[-30, -1, 0, 1, 7, 30])
        {
            net.Predict([1e6f + step, 5], output);
            output.ShouldBeNear([0.5 + (step / 10) + 4, 0.25 + (3 * step / 10) + 8, 0.125 + (5 * step / 10) + 12], 2e-6);
        }
    }

    [Fact]
    public void LoadedNetwork_PredictsWithTheBitsOfTheSaved()
    {
        using var folder = new TemporaryFolder();
        var net = new WideScaledNet(seed: 1);
        net.SetState(State<WideScaledNet>("beyond the limit"));
        float[] inputs = Inputs<WideScaledNet>(net.State(), 7);
        net.Save(folder.File("net"));
        Outputs(WideScaledNet.Load(folder.File("net")), inputs).ShouldHaveTheBitsOf(Outputs(net, inputs));
    }

    [Fact]
    public void TrainedNetwork_PredictsFromItsLastWeights()
    {
        Dataset data = Samples.Values(64, WideScaledNet.InputSize, WideScaledNet.OutputSize, seed: 5);
        var net = new WideScaledNet(seed: 1);
        float[] before = Outputs(net, data.Features);
        net.Fit(data, new FitOptions { Epochs = 2, Threads = 2 });
        Outputs(net, data.Features).ShouldDifferFrom(before);

        var copy = new WideScaledNet(seed: 2);
        copy.SetState(net.State());
        copy.SetParameters(net.Parameters());
        Outputs(copy, data.Features).ShouldHaveTheBitsOf(Outputs(net, data.Features));
    }

    /// <summary>After every step and every epoch, and after a callback has put other weights in place, inference reads the weights that are there.</summary>
    [Fact]
    public void PredictInACallback_UsesTheCurrentWeights()
    {
        Dataset data = Samples.Values(96, WideScaledNet.InputSize, WideScaledNet.OutputSize, seed: 5);
        var net = new WideScaledNet(seed: 1);
        var copy = new WideScaledNet(seed: 2);
        int checks = 0;
        net.Fit(data, new FitOptions
        {
            Epochs = 2,
            Threads = 2,
            Validation = data,
            Callbacks =
            [
                new StepCallback(Compare),
                new ActionCallback((_, epoch) =>
                {
                    epoch.ValidationLoss.ShouldBe(Copied().Evaluate(data).Loss);
                    net.SetParameters([.. net.Parameters().Select(static value => value / 2)]);
                    Compare();
                }),
            ],
        });
        Compare();
        checks.ShouldBe(9);

        void Compare()
        {
            Outputs(net, data.Features).ShouldHaveTheBitsOf(Outputs(Copied(), data.Features));
            checks++;
        }

        WideScaledNet Copied()
        {
            copy.SetState(net.State());
            copy.SetParameters(net.Parameters());
            return copy;
        }
    }

    [Fact]
    public void DivergedTraining_LeavesInferenceWithTheRestoredWeights()
    {
        Dataset data = Samples.Values(64, WideScaledNet.InputSize, WideScaledNet.OutputSize, seed: 5);
        var net = new WideScaledNet(seed: 1);
        net.Fit(data, new FitOptions { Epochs = 1 });
        float[] before = Outputs(net, data.Features);
        Should.Throw<TrainingDivergedException>(() => net.Fit(data, new FitOptions { Epochs = 30, Optimizer = new Sgd(1e20f) }));
        Outputs(net, data.Features).ShouldHaveTheBitsOf(before);
    }

    [Fact]
    public void ThreadsThatPredictAfterAChange_GetTheBitsOfOne()
    {
        var net = new WideScaledNet(seed: 1);
        float[] inputs = Inputs<WideScaledNet>(State<WideScaledNet>("random"), 3);
        for (int round = 0; round < 20; round++)
        {
            net.SetState([.. State<WideScaledNet>("random").Select(value => value + (0.01f * round))]);
            var twin = new WideScaledNet(seed: 1);
            twin.SetState(net.State());
            float[] expected = Outputs(twin, inputs);
            ((INeuralNetwork<WideScaledNet>)net).Storage.ChangeParameters(); // stale: whoever comes first folds
            float[][] outputs = new float[8][];
            Parallel.For(0, outputs.Length, index => outputs[index] = Outputs(net, inputs));
            Array.ForEach(outputs, output => output.ShouldHaveTheBitsOf(expected));
        }
    }

    [Fact]
    public void NotANumber_StaysInItsRow()
    {
        var net = new WideScaledNet(seed: 1);
        net.SetState(State<WideScaledNet>("beyond the limit"));
        float[] inputs = Inputs<WideScaledNet>(net.State(), 8);
        inputs[(2 * WideScaledNet.InputSize) + 17] = float.NaN;
        float[] outputs = Outputs(net, inputs);
        for (int k = 0; k < outputs.Length; k++)
        {
            float.IsNaN(outputs[k]).ShouldBe(k / WideScaledNet.OutputSize is 2 or 10, $"value {k}");
        }
    }

    /// <summary>Rows by <c>PredictBatch</c>, then the same by <c>Predict</c>: what is compared bit by bit between networks is both.</summary>
    private static float[] Outputs<T>(T net, ReadOnlySpan<float> inputs)
        where T : INeuralNetwork<T>
    {
        int rows = inputs.Length / T.InputSize;
        float[] outputs = new float[2 * rows * T.OutputSize];
        net.PredictBatch(inputs, outputs.AsSpan(0, rows * T.OutputSize));
        for (int n = 0; n < rows; n++)
        {
            net.Predict(inputs.Slice(n * T.InputSize, T.InputSize), outputs.AsSpan((rows + n) * T.OutputSize, T.OutputSize));
        }

        return outputs;
    }

    /// <summary>One linear layer behind the scaling, whose outputs are sums of its own and nothing else: Predict, PredictBatch and Score.</summary>
    private static void Check<T>(string scaling)
        where T : INeuralNetwork<T>
    {
        T net = T.Create(3);
        float[] parameters = [.. Samples.Normal(T.ParameterCount, 4)], state = State<T>(scaling);
        net.SetParameters(parameters);
        if (scaling != "unfitted")
        {
            net.SetState(state);
        }

        const int Rows = 15;
        float[] inputs = Inputs<T>(state, Rows), outputs = Outputs(net, inputs);
        float[] scored = new float[Rows * T.OutputSize], losses = new float[Rows];
        net.Score(inputs, new float[Rows * T.OutputSize], scored, losses);
        int features = T.InputSize, units = T.OutputSize;
        for (int n = 0; n < Rows; n++)
        {
            double loss = 0;
            for (int unit = 0; unit < units; unit++)
            {
                double bias = parameters[(units * features) + unit], sum = bias, size = Math.Abs(bias);
                for (int i = 0; i < features; i++)
                {
                    double weight = parameters[(unit * features) + i], x = inputs[(n * features) + i], mean = state[i], divisor = state[features + i];
                    double scaled = weight * (x - mean) / divisor;
                    bool folds = Math.Abs(mean) <= 500 * divisor && divisor is >= 1e-18 and <= 1e18;
                    sum += scaled;
                    size += folds ? Math.Abs(weight * x / divisor) + Math.Abs(weight * mean / divisor) : Math.Abs(scaled);
                }

                double bound = (features + 4) * Rounding * size;
                string where = $"{typeof(T).Name}, {scaling}, row {n}, unit {unit}";
                ((double)outputs[(n * units) + unit]).ShouldBe(sum, bound, $"PredictBatch: {where}");
                ((double)outputs[((Rows + n) * units) + unit]).ShouldBe(sum, bound, $"Predict: {where}");
                ((double)scored[(n * units) + unit]).ShouldBe(sum, bound, $"Score: {where}");
                loss += sum * sum / units;
            }

            ((double)losses[n]).ShouldBe(loss, 1e-3 * loss, $"{typeof(T).Name}, {scaling}: loss {n}");
        }
    }

    /// <summary>Means and divisors.</summary>
    private static float[] State<T>(string scaling)
        where T : INeuralNetwork<T>
    {
        float[] normal = Samples.Normal(2 * T.InputSize, 6);
        (float Mean, float Divisor)[] columns =
        [
            .. Enumerable.Range(0, T.InputSize).Select(i => (scaling, i % 7) switch
            {
                ("unfitted", _) => (0f, 1f),
                ("at the limit", _) => (i % 2 == 0 ? 500f : -500f, 1f),
                ("beyond the limit", 1) => (-501 - Math.Abs(normal[i]), 1f),
                ("beyond the limit", 5) => (1e5f, 3f),
                ("extreme", 0) => (1e6f, 10f),
                ("extreme", 1) => (0.1f, 1f), // a constant column
                ("extreme", 2) => (1.7e9f, 143.1f),
                ("extreme", 3) => (3e-25f, 1e-24f),
                ("extreme", 4) => (1e20f, 1e21f),
                ("extreme", 5) => (-3e-8f, 1e-9f),
                _ => (normal[i], 0.1f + Math.Abs(normal[T.InputSize + i])),
            }),
        ];
        return [.. columns.Select(static column => column.Mean), .. columns.Select(static column => column.Divisor)];
    }

    /// <summary>Samples around the means, as the divisors say, and zeros where that is not far away.</summary>
    private static float[] Inputs<T>(float[] state, int rows)
        where T : INeuralNetwork<T>
    {
        float[] normal = Samples.Normal(rows * T.InputSize, 8);
        return
        [
            .. normal.Select((value, k) =>
            {
                float mean = state[k % T.InputSize], divisor = state[T.InputSize + (k % T.InputSize)];
                return value > 0.5f && Math.Abs(mean) < 10 * divisor ? 0 : mean + (value * divisor);
            }),
        ];
    }

    private sealed class StepCallback(Action compare) : Callback
    {
        public override void OnBatchEnd(TrainingContext training) => compare();
    }
}
