namespace NetGen;

/// <summary>Reads a network for a report, independent of its type.</summary>
internal interface INetworkReader
{
    NetworkInfo Info { get; }

    /// <summary>The parameters in their stored layout, padding included.</summary>
    ReadOnlySpan<float> Parameters { get; }

    /// <summary>Computes outputs and losses for a data set.</summary>
    Scoring Score(Dataset data);

    /// <summary>Computes the outputs of many samples, row after row.</summary>
    float[] Predict(float[] inputs);

    /// <summary>Computes the outputs of the image layers for one sample.</summary>
    IEnumerable<LayerImage> ImagesOf(float[] sample);
}

/// <summary>Reads a network.</summary>
/// <typeparam name="T">The network type.</typeparam>
/// <param name="network">The network; it is not changed.</param>
internal sealed class NetworkReader<T>(T network) : INetworkReader
    where T : INeuralNetwork<T>
{
    public NetworkInfo Info => T.Info;

    public ReadOnlySpan<float> Parameters => network.Storage.Parameters;

    public Scoring Score(Dataset data)
    {
        using var team = new ThreadTeam(WorkerCount.For(T.Info, data.Count, Environment.ProcessorCount));
        return Scoring.Of(network, data, team);
    }

    public float[] Predict(float[] inputs)
    {
        float[] outputs = new float[inputs.Length / T.InputSize * T.OutputSize];
        network.PredictBatch(inputs, outputs);
        return outputs;
    }

    public IEnumerable<LayerImage> ImagesOf(float[] sample) => LayerImage.Of(network, sample);
}
