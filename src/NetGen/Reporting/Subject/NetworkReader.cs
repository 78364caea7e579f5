namespace NetGen;

/// <summary>A network of whatever type, as a report reads it.</summary>
internal interface INetworkReader
{
    NetworkInfo Info { get; }

    /// <summary>The parameters as they are stored, padding included.</summary>
    ReadOnlySpan<float> Parameters { get; }

    /// <summary>Outputs and losses of a data set.</summary>
    Scoring Score(Dataset data);

    /// <summary>Outputs of many samples, row after row.</summary>
    float[] Predict(float[] inputs);

    /// <summary>What the layers of images make of one sample.</summary>
    IEnumerable<LayerImage> ImagesOf(float[] sample);
}

/// <summary>Reads a network.</summary>
/// <typeparam name="T">The network type.</typeparam>
/// <param name="network">Only read.</param>
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
