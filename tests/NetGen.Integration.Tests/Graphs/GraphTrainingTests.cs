using NetGen.Integration.Tests.Resuming;

namespace NetGen.Integration.Tests.Graphs;

/// <summary>
/// What holds for a chain of layers holds for branches that meet: the same bits for any number of threads, after a resume, and for whatever part is frozen.
/// </summary>
public sealed class GraphTrainingTests : IDisposable
{
    private static readonly Dataset s_residualData = Samples.Classes(60, 9, 3);
    private static readonly Dataset s_branchesData = Samples.Values(60, 6, 4);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AnyNumberOfThreads_TrainsToTheSameBits()
    {
        ThreadsAgree<ResidualNet>(s_residualData);
        ThreadsAgree<BranchesNet>(s_branchesData);

        static void ThreadsAgree<T>(Dataset data)
            where T : INeuralNetwork<T>
        {
            T one = NetworkValues.Trained<T>(data, Options(threads: 1));
            foreach (int threads in (int[])[2, 3])
            {
                T many = NetworkValues.Trained<T>(data, Options(threads));
                many.Parameters().ShouldHaveTheBitsOf(one.Parameters());
                many.State().ShouldHaveTheBitsOf(one.State());
                many.Outputs(data).ShouldHaveTheBitsOf(one.Outputs(data));
            }
        }
    }

    [Fact]
    public void Training_ReducesTheLoss()
    {
        LossFalls<ResidualNet>(s_residualData);
        LossFalls<BranchesNet>(s_branchesData);

        static void LossFalls<T>(Dataset data)
            where T : INeuralNetwork<T>
        {
            History history = T.Create(1).Fit(data, Options(threads: 2) with { Epochs = 40 });
            history.Epochs[^1].Loss.ShouldBeLessThan(0.7 * history.Epochs[0].Loss);
        }
    }

    [Fact]
    public void ResumedTraining_EndsInTheSameBits()
    {
        ResumeAgrees<ResidualNet>(s_residualData);
        ResumeAgrees<BranchesNet>(s_branchesData);

        void ResumeAgrees<T>(Dataset data)
            where T : INeuralNetwork<T>
        {
            string path = _folder.File(typeof(T).Name + ".ckpt");
            T whole = NetworkValues.Trained<T>(data, Options(threads: 2) with { Epochs = 4 });
            T.Create(1).Fit(data, Options(threads: 2) with { Epochs = 2, Callbacks = [new Checkpoint(path)] });
            T resumed = T.Create(9);
            resumed.Fit(data, Options(threads: 2) with { Epochs = 4, ResumeFrom = path });
            resumed.Parameters().ShouldHaveTheBitsOf(whole.Parameters());
            resumed.State().ShouldHaveTheBitsOf(whole.State());
        }
    }

    /// <summary>Whatever is frozen, one step moves the rest exactly as it does where nothing is: its gradients do not depend on what others are for.</summary>
    [Fact]
    public void AnyFrozenLayers_DoNotChangeTheGradientsOfTheOthers()
    {
        EverySubset<ResidualNet>(s_residualData);
        EverySubset<BranchesNet>(s_branchesData);

        static void EverySubset<T>(Dataset data)
            where T : INeuralNetwork<T>
        {
            LayerInfo[] layers = [.. T.Info.Layers.Where(static layer => layer.ParameterCount > 0)];
            float[] start = T.Create(1).Parameters(), free = Step([]);
            for (int subset = 1; subset < (1 << layers.Length) - 1; subset++)
            {
                string[] frozen = [.. layers.Where((_, index) => (subset >> index & 1) == 1).Select(static layer => layer.Name)];
                float[] after = Step(frozen);
                int next = 0;
                foreach (LayerInfo layer in layers)
                {
                    Range own = next..(next += layer.ParameterCount);
                    float[] expected = frozen.Contains(layer.Name, StringComparer.Ordinal) ? start[own] : free[own];
                    after[own].Bits().ShouldBe(expected.Bits(), $"{layer.Name} with {string.Join(", ", frozen)} frozen");
                }
            }

            float[] Step(string[] frozen) =>
                NetworkValues.Trained<T>(data, new FitOptions
                {
                    Epochs = 1, BatchSize = data.Count, Optimizer = new Sgd(0.1f), Seed = 3, Threads = 2, Freeze = frozen
                }).Parameters();
        }
    }

    [Fact]
    public void SavedNetwork_IsLoadedAndOfNoOtherGraph()
    {
        ResidualNet net = NetworkValues.Trained<ResidualNet>(s_residualData, Options(threads: 1));
        string path = _folder.File("residual.safetensors");
        net.Save(path);
        ResidualNet.Load(path).Outputs(s_residualData).ShouldHaveTheBitsOf(net.Outputs(s_residualData));
        ResidualNet.Layers.ToArray().Single(static layer => layer.Kind == "Add").Reads.ShouldBe(["Dense3", "Relu1"]);

        // Modules are counted in the order of declaration: [Add] and [Concat] are none, dropout and layer normalization are.
        TensorNames<ResidualNet>().ShouldBe(
            ["0.weight", "0.bias", "2.weight", "2.bias", "5.weight", "5.bias", "6.weight", "6.bias", "8.weight", "8.bias", "10.weight", "10.bias"]);
        NetGenFormatException exception = Should.Throw<NetGenFormatException>(() => OtherResidualNet.Load(path));
        exception.Message.ShouldContain("Add");
    }

    private static IEnumerable<string> TensorNames<T>()
        where T : INeuralNetwork<T> => T.Info.Tensors.Select(static tensor => tensor.Name);

    private static FitOptions Options(int threads) => new() { Epochs = 3, BatchSize = 16, Seed = 5, Threads = threads, Optimizer = new Adam(0.01f) };
}
