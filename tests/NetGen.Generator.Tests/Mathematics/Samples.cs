namespace NetGen.Generator.Tests.Mathematics;

/// <summary>Rows of inputs and of targets that a network's loss has a meaning for.</summary>
internal sealed record Samples(int Rows, float[] Inputs, int InputSize, float[] Targets, int OutputSize)
{
    /// <summary>Normal inputs; one-hot, 0 or 1, or normal targets.</summary>
    public static Samples For(CompiledNetwork network, int rows, int seed = 0, float scale = 1)
    {
        NetworkInfo info = network.Info;
        float[] inputs = [.. Normal(rows * info.InputSize, seed).Select(value => value * scale)];
        float[] targets = Normal(rows * info.OutputSize, seed + 1);
        for (int k = 0; k < targets.Length; k++)
        {
            targets[k] = info.Loss switch
            {
                Loss.CrossEntropy => (k / info.OutputSize * 7 % info.OutputSize) == k % info.OutputSize ? 1 : 0,
                Loss.BinaryCrossEntropy => targets[k] > 0 ? 1 : 0,
                _ => targets[k],
            };
        }

        return new Samples(rows, inputs, info.InputSize, targets, info.OutputSize);
    }

    public static float[] Normal(int count, int seed)
    {
        var random = CounterRandom.For(seed, CounterRandom.Purpose.Split);
        return [.. Enumerable.Range(0, count).Select(i => (float)random.Normal((uint)i))];
    }

    public ReadOnlySpan<float> Row(int n) => Inputs.AsSpan(n * InputSize, InputSize);

    public Dataset ToDataset() => new(Inputs, InputSize, Targets, OutputSize);
}
