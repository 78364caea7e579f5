namespace NetGen.Benchmarks.Nets;

/// <summary>A network under measurement.</summary>
/// <typeparam name="T">The network type.</typeparam>
internal sealed class Subject<T> : Subject
    where T : class, INeuralNetwork<T>, IRepeatable
{
    private const int Seed = 1;
    private T _network = T.Create(Seed);

    public override int[] InputShape => [.. T.Info.InputShape];

    public override int InputSize => T.InputSize;

    public override int OutputSize => T.OutputSize;

    public override int ParameterCount => T.ParameterCount;

    public override long ForwardFlops => 2 * T.Info.MultiplyAddCount;

    public override long BackwardFlops => (2 * ForwardFlops) - (2 * T.Info.Layers.First(static layer => layer.MultiplyAddCount > 0).MultiplyAddCount);

    public override float[] Parameters
    {
        get
        {
            float[] values = new float[T.ParameterCount + T.StateCount];
            _network.CopyParametersTo(values.AsSpan(0, T.ParameterCount));
            _network.CopyStateTo(values.AsSpan(T.ParameterCount));
            return values;
        }

        set
        {
            _network.SetParameters(value.AsSpan(0, T.ParameterCount));
            _network.SetState(value.AsSpan(T.ParameterCount));
        }
    }

    public override void PredictEach(float[] inputs, float[] outputs, int calls) => _network.PredictEach(inputs, outputs, calls);

    public override void PredictBatches(float[] inputs, float[] outputs, int calls)
    {
        for (int call = 0; call < calls; call++)
        {
            _network.PredictBatch(inputs, outputs);
        }
    }

    public override void SaveOnnx(string path, OnnxOptions options) => _network.SaveOnnx(path, options);

    public override History Fit(Dataset data, FitOptions options)
    {
        _network = T.Create(Seed);
        return _network.Fit(data, options);
    }

    public override History FitOn(Dataset data, FitOptions options) => _network.Fit(data, options);

    public override StepPhases PhasesOf(Dataset data, int rows) => new StepPhases<T>(_network, data, rows);
}
