namespace NetGen.Generator.Tests.Mathematics;

/// <summary>What holds for networks of layers that only files of models have, besides what holds for every network of the catalog.</summary>
public sealed class GeneralNetworkTests
{
    public static TheoryData<string> Networks => [.. GeneralCatalog.Models.Keys];

    /// <summary>Each tensor trained alone takes the same step as with all others, and nothing else moves.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void FrozenTensors_DoNotChangeTheStepOfOthers(string name)
    {
        var samples = Samples.For(NetworkCatalog.Of(name), 9);
        string[] tensors = [.. NetworkCatalog.Of(name).Info.Tensors.Select(static tensor => tensor.Name)];
        float[] start = NetworkCatalog.Of(name).Parameters, free = Step([]);
        foreach (string trained in tensors.Where(_ => tensors.Length > 1))
        {
            float[] after = Step([.. tensors.Where(tensor => tensor != trained)]);
            int next = 0;
            foreach (TensorInfo tensor in NetworkCatalog.Of(name).Info.Tensors)
            {
                Range own = next..(next += tensor.Length);
                Bits.ShouldBe(after.AsSpan(own), (tensor.Name == trained ? free : start).AsSpan(own), $"{tensor.Name} where only {trained} is trained");
            }
        }

        float[] Step(string[] frozen)
        {
            CompiledNetwork network = NetworkCatalog.Of(name);
            network.Fit(samples, new FitOptions { Epochs = 1, BatchSize = samples.Rows, Optimizer = new Sgd(0.1f), Seed = 3, Freeze = frozen });
            return network.Parameters;
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Predictions_AllocateNothing(string name)
    {
        CompiledNetwork network = NetworkCatalog.Of(name);
        var samples = Samples.For(network, 7);
        float[] outputs = new float[samples.Targets.Length];
        Predict();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Predict();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Predict()
        {
            network.PredictInto(samples.Row(3), outputs.AsSpan(0, samples.OutputSize));
            network.PredictInto(samples.Inputs, outputs);
        }
    }
}
