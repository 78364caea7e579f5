namespace NetGen.Integration.Tests.Fitting;

/// <summary>Weights that are changed piece by piece, while their gradient is still in cache, get the bits that they get from the whole gradient.</summary>
public sealed class PiecewiseUpdateTests
{
    private const int BatchSize = 20;

    private static readonly Dataset s_data = Sparse(Samples.Classes((2 * BatchSize) + 7, 200, 10));

    private static readonly Dictionary<string, Func<Optimizer>> s_optimizers = new(StringComparer.Ordinal)
    {
        ["Sgd"] = static () => new Sgd(0.05f),
        ["Sgd with momentum"] = static () => new Sgd(0.05f, momentum: 0.9f, dampening: 0.1f),
        ["Sgd, Nesterov"] = static () => new Sgd(0.05f, momentum: 0.9f, nesterov: true),
        ["Momentum"] = static () => new Momentum(0.05f),
        ["RmsProp"] = static () => new RmsProp(0.001f),
        ["RmsProp, centered"] = static () => new RmsProp(0.001f, momentum: 0.5f, centered: true),
        ["Adam"] = static () => new Adam(0.01f),
        ["AdamW"] = static () => new AdamW(0.01f, weightDecay: 0.1f),
    };

    public static TheoryData<string, int> OptimizersAndThreads => Combinations.Of(s_optimizers.Keys, [1, 2, 3]);

    [Theory]
    [MemberData(nameof(OptimizersAndThreads))]
    public void PieceByPiece_HasTheBitsOfTheWholeGradient(string optimizer, int threads)
    {
        foreach ((float l1, float l2) in (ReadOnlySpan<(float, float)>)[(0, 0), (0.001f, 0), (0, 0.01f), (0.001f, 0.01f)])
        {
            Trained<PiecewiseNet>(optimizer, threads, l1, l2, whole: false).ShouldHaveTheBitsOf(Trained<PiecewiseNet>(optimizer, 1, l1, l2, whole: true));
            Trained<PiecewiseNoisyNet>(optimizer, threads, l1, l2, whole: false)
                .ShouldHaveTheBitsOf(Trained<PiecewiseNoisyNet>(optimizer, 1, l1, l2, whole: true));
        }
    }

    /// <summary>
    /// The comparison above is one of two different ways only while these networks are large enough and nothing else asks for the whole gradient.
    /// </summary>
    [Fact]
    public void TheseTrainings_AreOfBothKinds()
    {
        IsPiecewise<PiecewiseNet>(whole: false).ShouldBeTrue();
        IsPiecewise<PiecewiseNet>(whole: true).ShouldBeFalse();
        IsPiecewise<PiecewiseNoisyNet>(whole: false).ShouldBeTrue();
        IsPiecewise<PiecewiseNoisyNet>(whole: true).ShouldBeFalse();
        WorkersOf<PiecewiseNet>().ShouldBe(3);
        WorkersOf<PiecewiseNoisyNet>().ShouldBe(3);
        IsPiecewise<SharedNet>(whole: false).ShouldBeFalse("a small block stays in cache anyway");
    }

    private static bool IsPiecewise<T>(bool whole)
        where T : INeuralNetwork<T>
    {
        NetworkStorage storage = T.Create(1).Storage;
        using var team = new ThreadTeam(1);
        var run = new TrainingRun(T.Info, storage, s_data, Options("Adam", 1, 0.001f, 0.01f, whole));
        return new ParameterUpdate(run, new TrainingBatch(T.Info, storage, BatchSize, 1, 0), team).IsPiecewise;
    }

    private static int WorkersOf<T>()
        where T : INeuralNetwork<T> => WorkerCount.For(T.Info, BatchSize, threads: 3);

    private static float[] Trained<T>(string optimizer, int threads, float l1, float l2, bool whole)
        where T : INeuralNetwork<T>
    {
        var network = T.Create(1);
        float[] before = network.Parameters();
        network.Fit(s_data, Options(optimizer, threads, l1, l2, whole));
        network.Parameters().ShouldDifferFrom(before);
        return network.Parameters();
    }

    private static FitOptions Options(string optimizer, int threads, float l1, float l2, bool whole) => new()
    {
        Epochs = 2, BatchSize = BatchSize, Seed = 5, Threads = threads, Optimizer = s_optimizers[optimizer](), L1 = l1, L2 = l2,
        ReduceGradients = whole ? static _ => { } : null,
    };

    /// <summary>Four of five values are zero, in runs, as in a picture.</summary>
    private static Dataset Sparse(Dataset data)
    {
        float[] inputs = data.Features.ToArray();
        for (int k = 0; k < inputs.Length; k++)
        {
            inputs[k] = k / 7 % 5 == 0 ? inputs[k] : 0;
        }

        return new Dataset(inputs, data.FeatureCount, data.Targets.ToArray(), data.TargetCount);
    }
}
