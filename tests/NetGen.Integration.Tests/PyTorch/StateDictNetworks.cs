namespace NetGen.Integration.Tests.PyTorch;

/// <summary>Dropout before the first layer, a hidden layer without activation, and a learned slope: each moves the indices of what follows.</summary>
[NeuralNetwork(5)]
[Dropout(0.2)]
[Dense(7, Activation.PRelu)]
[Dense(6, Activation.Linear)]
[Dense(4, Activation.Sigmoid)]
[Dropout(0.5)]
[Dense(3, Activation.Softmax)]
internal sealed partial class IndexNet;

/// <summary>Every activation with a module of its own; an image goes in.</summary>
[NeuralNetwork(2, 3, 1)]
[Dense(5, Activation.LeakyRelu)]
[Dense(6, Activation.Elu, DropConnect = 0.3)]
[Dense(5, Activation.Gelu)]
[Dense(7, Activation.Silu)]
[Dense(5, Activation.Softplus)]
[Dense(6, Activation.RRelu)]
[Dense(9, Activation.Relu)]
[Dense(2, Activation.Tanh)]
internal sealed partial class ActivationsNet;

/// <summary>A scaled input, which counts no module.</summary>
[NeuralNetwork(4)]
[Standardize]
[Dense(9, Activation.PRelu)]
[Dense(8, Activation.PRelu)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class ScaledNet;

/// <summary>Normalised on the input, before an activation and after one: each has running statistics of its own.</summary>
[NeuralNetwork(5)]
[BatchNorm]
[Dense(7)]
[BatchNorm(Epsilon = 1e-3)]
[Activate(Activation.Relu)]
[Dense(6, Activation.Tanh)]
[BatchNorm]
[Dense(3, Activation.Softmax)]
internal sealed partial class BatchNormNet;

/// <summary>The networks that Fixtures/check_state_dict.py and Fixtures/check_convolutions.py know too.</summary>
internal static class StateDictNetworks
{
    /// <summary>Writes what the script reads: <c>dotnet NetGen.Integration.Tests.dll state-dicts folder</c>.</summary>
    public static void WriteAll(string folder)
    {
        Create<IndexNet>().Save(Path.Combine(folder, "IndexNet.safetensors"));
        Create<ActivationsNet>().Save(Path.Combine(folder, "ActivationsNet.safetensors"));
        Create<ScaledNet>().Save(Path.Combine(folder, "ScaledNet.safetensors"));
        Create<BatchNormNet>().Save(Path.Combine(folder, "BatchNormNet.safetensors"));
        Create<ImageNet>().Save(Path.Combine(folder, "ImageNet.safetensors"));
        Create<GroupedNet>().Save(Path.Combine(folder, "GroupedNet.safetensors"));
        Create<DilatedNet>().Save(Path.Combine(folder, "DilatedNet.safetensors"));
        Create<SequenceNet>().Save(Path.Combine(folder, "SequenceNet.safetensors"));
        Create<UnflattenedNet>().Save(Path.Combine(folder, "UnflattenedNet.safetensors"));
    }

    /// <summary>Uniform values, which have the same bits everywhere; start weights take logarithms.</summary>
    public static T Create<T>()
        where T : INeuralNetwork<T>
    {
        T network = T.Create(0);
        network.SetParameters(Uniform(T.ParameterCount, seed: 1, -0.6f));
        network.SetState(
        [
            .. T.Info.Statistics.SelectMany(
                static (statistic, index) => Uniform(statistic.Length, seed: 2 + index, statistic.Bound == StatisticBound.Finite ? -0.6f : 0.5f))
        ]);
        return network;
    }

    private static float[] Uniform(int count, int seed, float from)
    {
        CounterRandom random = CounterRandom.For(seed, CounterRandom.Purpose.Initialization);
        return [.. Enumerable.Range(0, count).Select(i => from + (random.Uniform((uint)i) * 1.2f))];
    }
}
