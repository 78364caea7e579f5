using System.ComponentModel;

namespace NetGen;

/// <summary>
/// A network type written by the generator, as far as it infers: one that can be trained (<see cref="INeuralNetwork{TSelf}"/>), or a frozen one.
/// </summary>
/// <typeparam name="TSelf">The annotated class itself.</typeparam>
public interface IInferenceNetwork<TSelf>
    where TSelf : IInferenceNetwork<TSelf>
{
    /// <summary>Number of values in one input sample.</summary>
    static abstract int InputSize { get; }

    /// <summary>Number of values in one output.</summary>
    static abstract int OutputSize { get; }

    /// <summary>Number of trained values: weights, biases and their like.</summary>
    static abstract int ParameterCount { get; }

    /// <summary>
    /// Number of statistics: values that are measured, not trained, such as the input scaling and the running mean and variance of a normalisation.
    /// </summary>
    static abstract int StateCount { get; }

    /// <summary>The layers, first to last.</summary>
    static abstract ReadOnlySpan<LayerInfo> Layers { get; }

    /// <summary>What the generator knows of the class: layers, tensors, loss and the sizes of the buffers a training needs.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract NetworkInfo Info { get; }

    /// <summary>Computes the output of one sample. Allocates nothing; any number of threads may call it at once.</summary>
    /// <remarks>
    /// A class that scales its input does not scale it before it is trained or loaded, and the output means nothing then. This is not checked here, where a
    /// check would cost as much as a small
    /// layer; <c>Save</c> and <see cref="NetworkTraining.Evaluate{T}(T, Dataset, int?)"/> refuse it.
    /// </remarks>
    /// <param name="input"><see cref="InputSize"/> values.</param>
    /// <param name="output">Receives <see cref="OutputSize"/> values.</param>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    void Predict(ReadOnlySpan<float> input, Span<float> output);

    /// <summary>Computes the outputs of many samples, row after row. Allocates nothing.</summary>
    /// <param name="inputs">n × <see cref="InputSize"/> values.</param>
    /// <param name="outputs">Receives n × <see cref="OutputSize"/> values.</param>
    /// <exception cref="ArgumentException">The lengths are not those of the same number of rows.</exception>
    void PredictBatch(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>
    /// The class of a sample: with one unit 1 where a sigmoid reaches 0.5 (any other activation: 0), else the arg-max, the lowest index on ties.
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
    /// <param name="losses">Receives n values, one a sample.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void Score(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> outputs, Span<float> losses);

    /// <summary>
    /// Refuses to measure with an input scaling that has not been taken from data. A frozen network has its scaling from the weights that are embedded.
    /// </summary>
    /// <param name="operation">What the caller is about to do, for the message.</param>
    /// <exception cref="InvalidOperationException">The class scales its input, and neither a training, nor a file, nor <c>SetState</c> has said
    /// how.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void RequireFitted(string operation)
    {
    }
}
