namespace NetGen.Reliability.Files;

/// <summary>The class whose files are damaged. It has every kind of content: weights, slopes, statistics of the input and of a layer.</summary>
[NeuralNetwork(3)]
[Standardize]
[Dense(4, Activation.PRelu)]
[BatchNorm]
[Dense(2, Activation.Softmax)]
internal sealed partial class FileNet
{
    private static readonly float[] s_features = [1, 2, 3, -4, 5, 6.5f, 7, -8, 9, 0.5f, -1, 2, 3, 3, 0, 1, -2, 4, 2, 0, -3, 6, 1, 1];

    /// <summary>Rows to train on.</summary>
    public static Dataset Rows { get; } = new(s_features, 3, [1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1], 2);

    /// <summary>A trained network, whose files all readers accept.</summary>
    public static FileNet Trained()
    {
        var net = new FileNet(seed: 1);
        net.Fit(Rows, new FitOptions { Epochs = 1, BatchSize = 4, Threads = 1 });
        return net;
    }

    /// <summary>Parameters and statistics.</summary>
    public float[] Values()
    {
        float[] values = new float[ParameterCount + StateCount];
        CopyParametersTo(values.AsSpan(0, ParameterCount));
        CopyStateTo(values.AsSpan(ParameterCount));
        return values;
    }

    /// <summary>The properties of the class.</summary>
    public static NetworkInfo Info() => InfoOf<FileNet>();

    /// <summary>The values of the network, as generated code has them.</summary>
    public NetworkStorage Memory => MemoryOf(this);

    private static NetworkStorage MemoryOf<T>(T net)
        where T : INeuralNetwork<T> => net.Storage;

    private static NetworkInfo InfoOf<T>()
        where T : IInferenceNetwork<T> => T.Info;
}
