namespace NetGen.Integration.Tests.Generalising;

public sealed class MaxNormTests
{
    private const float Limit = 0.8f;

    private static readonly Dataset s_data = Samples.Classes(47, 200, 10);

    /// <summary>The same training with the projection done from outside, in double, after every step.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TrainingWithMaxNorm_EqualsScalingRowsAfterEveryStep(bool isWhole)
    {
        Check<PiecewiseNet>(s_data);
        Check<SlopeNet>(Samples.Values(40, 3, 2));

        void Check<T>(Dataset data)
            where T : INeuralNetwork<T>
        {
            T net = T.Create(1), byHand = T.Create(1);
            net.Fit(data, Options(Limit, isWhole));
            byHand.Fit(data, Options(0, isWhole, new RowScaling<T>(Limit)));
            net.Parameters().ShouldBeNear([.. byHand.Parameters().Select(static value => (double)value)], 2e-6);
            net.Parameters().ShouldDifferFrom(NetworkValues.Trained<T>(data, Options(0, isWhole)).Parameters());
        }
    }

    [Fact]
    public void MaxNorm_LimitsRowsOfEveryWeightMatrixButNoBiases()
    {
        var net = new PiecewiseNet(seed: 1);
        net.SetParameters([.. net.Parameters().Select(static value => value + 2)]);
        net.Fit(s_data, Options(Limit, isWhole: false));
        float[] parameters = net.Parameters();
        int next = 0;
        foreach (TensorInfo tensor in Info<PiecewiseNet>().Tensors)
        {
            float[] values = parameters[next..(next += tensor.Length)];
            if (tensor.Role == TensorRole.Weight)
            {
                values.Chunk(tensor.Columns).ShouldAllBe(static row => Norm(row) < Limit * 1.00001);
                values.Chunk(tensor.Columns).Count(static row => Norm(row) > Limit * 0.9999).ShouldBeGreaterThan(0, "nothing was limited");
            }
            else
            {
                values.ShouldAllBe(static value => value > 1);
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void AnyNumberOfThreads_GivesTheSameBits(int threads)
    {
        float[] one = NetworkValues.Trained<PiecewiseNet>(s_data, Options(Limit, isWhole: false, threads: 1)).Parameters();
        NetworkValues.Trained<PiecewiseNet>(s_data, Options(Limit, isWhole: false, threads: threads)).Parameters().ShouldHaveTheBitsOf(one);
        NetworkValues.Trained<PiecewiseNet>(s_data, Options(Limit, isWhole: true, threads: threads)).Parameters().ShouldHaveTheBitsOf(one);
    }

    [Fact]
    public void LimitThatNothingReaches_ChangesNoBit()
    {
        float[] free = NetworkValues.Trained<PiecewiseNet>(s_data, Options(0, isWhole: false)).Parameters();
        NetworkValues.Trained<PiecewiseNet>(s_data, Options(1e6f, isWhole: false)).Parameters().ShouldHaveTheBitsOf(free);
    }

    private static NetworkInfo Info<T>()
        where T : INeuralNetwork<T> => T.Info;

    private static double Norm(float[] row) => Math.Sqrt(row.Sum(static value => (double)value * value));

    private static FitOptions Options(float maxNorm, bool isWhole, params Callback[] callbacks) => Options(maxNorm, isWhole, 2, callbacks);

    private static FitOptions Options(float maxNorm, bool isWhole, int threads, params Callback[] callbacks) => new()
    {
        Epochs = 2, BatchSize = 20, Seed = 5, Threads = threads, Optimizer = new Sgd(0.05f, momentum: 0.9f), MaxNorm = maxNorm, Callbacks = callbacks,
        ReduceGradients = isWhole ? static _ => { } : null,
    };

    /// <summary>Scales every row that is too long, in the order of the contract.</summary>
    private sealed class RowScaling<T>(double limit) : Callback
        where T : INeuralNetwork<T>
    {
        public override void OnBatchEnd(TrainingContext training)
        {
            float[] parameters = new float[training.ParameterCount];
            training.CopyParametersTo(parameters);
            int next = 0;
            foreach (TensorInfo tensor in T.Info.Tensors)
            {
                for (int row = 0; row < tensor.Rows && tensor.Role == TensorRole.Weight; row++)
                {
                    Span<float> values = parameters.AsSpan(next + (row * tensor.Columns), tensor.Columns);
                    double norm = Norm(values.ToArray());
                    for (int i = 0; i < values.Length && norm > limit; i++)
                    {
                        values[i] = (float)(values[i] * limit / norm);
                    }
                }

                next += tensor.Length;
            }

            training.SetParameters(parameters);
        }
    }
}
