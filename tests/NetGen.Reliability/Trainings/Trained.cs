namespace NetGen.Reliability.Trainings;

/// <summary>A network of any class.</summary>
internal interface ITrained
{
    History Fit(IRowSource data, FitOptions options, CancellationToken cancellation = default);

    Evaluation Evaluate(IRowSource data, int threads);

    LearningRateCurve FindLearningRate(IRowSource data, FitOptions options, int steps, CancellationToken cancellation = default);

    float[] Parameters();

    float[] State();

    float[] PredictBatch(ReadOnlySpan<float> inputs);

    float[] Predict(ReadOnlySpan<float> input);

    /// <summary>Writes the network and reads it again.</summary>
    ITrained SavedAndLoaded(string path);
}

/// <inheritdoc/>
internal sealed class Trained<T>(T network) : ITrained
    where T : INeuralNetwork<T>
{
    public History Fit(IRowSource data, FitOptions options, CancellationToken cancellation = default) => network.Fit(data, options, cancellation);

    public Evaluation Evaluate(IRowSource data, int threads) => network.Evaluate(data, threads);

    public LearningRateCurve FindLearningRate(IRowSource data, FitOptions options, int steps, CancellationToken cancellation = default) =>
        network.FindLearningRate(data, options, steps: steps, cancellationToken: cancellation);

    public float[] Parameters()
    {
        float[] values = new float[T.ParameterCount];
        network.CopyParametersTo(values);
        return values;
    }

    public float[] State()
    {
        float[] values = new float[T.StateCount];
        network.CopyStateTo(values);
        return values;
    }

    public float[] PredictBatch(ReadOnlySpan<float> inputs)
    {
        float[] outputs = new float[inputs.Length / T.InputSize * T.OutputSize];
        network.PredictBatch(inputs, outputs);
        return outputs;
    }

    public float[] Predict(ReadOnlySpan<float> input)
    {
        float[] output = new float[T.OutputSize];
        network.Predict(input, output);
        return output;
    }

    public ITrained SavedAndLoaded(string path)
    {
        network.Save(path);
        return new Trained<T>(T.Load(path));
    }
}
