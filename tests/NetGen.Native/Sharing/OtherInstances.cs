namespace NetGen.Native.Sharing;

/// <summary>What happens to other instances while one predicts.</summary>
internal abstract class OtherInstances
{
    private int _loadings, _trainings;

    /// <summary>How often new weights were loaded.</summary>
    public int Loadings => Volatile.Read(ref _loadings);

    /// <summary>How often one was trained.</summary>
    public int Trainings => Volatile.Read(ref _trainings);

    /// <summary>Loads new weights into another instance, in every way that there is, until the end.</summary>
    public void Load(string folder, CancellationToken end)
    {
        Action load = Loader(Path.Combine(folder, $"{Environment.ProcessId}.safetensors"));
        while (!end.IsCancellationRequested)
        {
            load();
            Interlocked.Increment(ref _loadings);
        }
    }

    /// <summary>Trains another instance until the end.</summary>
    public void Train(CancellationToken end)
    {
        Action train = Training();
        while (!end.IsCancellationRequested)
        {
            train();
            Interlocked.Increment(ref _trainings);
        }
    }

    protected abstract Action Loader(string path);

    protected abstract Action Training();
}

/// <summary>The same for one class.</summary>
/// <param name="alongside">Called with every loading.</param>
internal sealed class OtherInstances<T>(Action? alongside = null) : OtherInstances
    where T : class, INeuralNetwork<T>
{
    /// <summary>Statistics that may be means and variances alike.</summary>
    public static float[] Statistics() => [.. Enumerable.Range(0, T.StateCount).Select(static index => 0.5f + (index % 7 * 0.125f))];

    protected override Action Loader(string path)
    {
        T source = T.Create(seed: 4), target = T.Create(seed: 5);
        source.SetState(Statistics());
        source.Save(path);
        float[] parameters = new float[T.ParameterCount], inputs = Samples.Inputs(7, T.InputSize), outputs = new float[7 * T.OutputSize];
        source.CopyParametersTo(parameters);
        return () =>
        {
            alongside?.Invoke();
            target.SetParameters(parameters);
            target.Predict(inputs.AsSpan(0, T.InputSize), outputs.AsSpan(0, T.OutputSize));
            NetworkFile.Load(T.Info, target.Storage, path);
            target.PredictBatch(inputs, outputs);
            T.Load(path).Save(path);
        };
    }

    protected override Action Training()
    {
        T network = T.Create(seed: 6);
        Dataset data = Samples.Classes(24, T.InputSize, T.OutputSize);
        return () => network.Fit(data, new FitOptions { Epochs = 2, BatchSize = 12, Threads = 1, Optimizer = new Adam(1e-4f) });
    }
}
