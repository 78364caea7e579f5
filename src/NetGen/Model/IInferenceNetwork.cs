using System.ComponentModel;

namespace NetGen;

/// <summary>
/// The inference members of a network type that the generator has written. The type can be trained (<see cref="INeuralNetwork{TSelf}"/>) or is frozen.
/// </summary>
/// <typeparam name="TSelf">The annotated class itself.</typeparam>
public interface IInferenceNetwork<TSelf>
    where TSelf : IInferenceNetwork<TSelf>
{
    /// <summary>Number of values in one input sample.</summary>
    static abstract int InputSize { get; }

    /// <summary>Number of values in one output.</summary>
    static abstract int OutputSize { get; }

    /// <summary>Number of trained values: weights, biases, slopes, and the γ and β of normalisations.</summary>
    static abstract int ParameterCount { get; }

    /// <summary>
    /// Number of statistics. These are values that are measured, not trained, such as the scaling of the input and the running mean and variance of a
    /// normalisation.
    /// </summary>
    static abstract int StateCount { get; }

    /// <summary>The layers, first to last.</summary>
    static abstract ReadOnlySpan<LayerInfo> Layers { get; }

    /// <summary>The generator's description of the class: layers, tensors, loss, and the sizes of the buffers of a training.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract NetworkInfo Info { get; }

    /// <summary>Computes the output of one sample. It allocates nothing. Any number of threads may call it at the same time.</summary>
    /// <remarks>
    /// A class that scales its input does not scale it before it is trained or loaded. Its outputs are then meaningless. This method does not check that,
    /// because the check would take as long as a small layer. <c>Save</c> and <see cref="NetworkTraining.Evaluate{T}(T, Dataset, int?)"/> do check, and throw.
    /// </remarks>
    /// <param name="input"><see cref="InputSize"/> values.</param>
    /// <param name="output">Receives <see cref="OutputSize"/> values.</param>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    void Predict(ReadOnlySpan<float> input, Span<float> output);

    /// <summary>Computes the outputs of many samples, row after row. It allocates nothing.</summary>
    /// <param name="inputs">n × <see cref="InputSize"/> values.</param>
    /// <param name="outputs">Receives n × <see cref="OutputSize"/> values.</param>
    /// <exception cref="ArgumentException">The lengths do not belong to the same number of rows.</exception>
    void PredictBatch(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>
    /// The class of a sample. One unit: 1 if the output reaches 0.5 for a sigmoid, or 0 for any other activation; else 0. Several units: the arg-max, the
    /// lowest index on ties.
    /// </summary>
    /// <param name="input"><see cref="InputSize"/> values.</param>
    /// <exception cref="ArgumentException">The span has the wrong length.</exception>
    int Classify(ReadOnlySpan<float> input);

    /// <summary>The layers as a table: layer, output shape, parameters, multiply-adds, bytes.</summary>
    string Summary();

    /// <summary>
    /// Outputs and losses of many samples, in inference mode. The loss is computed from logits, so it stays finite where an output saturates.
    /// </summary>
    /// <param name="inputs">n × <see cref="InputSize"/> values.</param>
    /// <param name="targets">n × <see cref="OutputSize"/> values.</param>
    /// <param name="outputs">Receives n × <see cref="OutputSize"/> values.</param>
    /// <param name="losses">Receives n values, one per sample.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void Score(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> outputs, Span<float> losses);

    /// <summary>
    /// Throws if the class scales its input and the scaling has not been taken from data. A frozen network has the scaling of its embedded weights.
    /// </summary>
    /// <param name="operation">The operation the caller is about to do, for the message.</param>
    /// <exception cref="InvalidOperationException">
    /// The class scales its input, and no training, file or <c>SetState</c> has set the scaling.
    /// </exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void RequireFitted(string operation)
    {
    }
}
