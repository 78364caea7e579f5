using System.ComponentModel;

namespace NetGen;

/// <summary>A network type written by the generator. This is all the runtime knows of it.</summary>
/// <typeparam name="TSelf">The annotated class itself.</typeparam>
public interface INeuralNetwork<TSelf>
    where TSelf : INeuralNetwork<TSelf>
{
    /// <summary>Number of values in one input sample.</summary>
    static abstract int InputSize { get; }

    /// <summary>Number of values in one output.</summary>
    static abstract int OutputSize { get; }

    /// <summary>Number of values an optimizer changes.</summary>
    static abstract int ParameterCount { get; }

    /// <summary>Number of statistics: values that are measured, not trained, such as the input scaling and the running mean and variance of a normalisation.</summary>
    static abstract int StateCount { get; }

    /// <summary>The layers, first to last.</summary>
    static abstract ReadOnlySpan<LayerInfo> Layers { get; }

    /// <summary>What the generator knows of the class: layers, tensors, loss and the sizes of the buffers a training needs.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract NetworkInfo Info { get; }

    /// <summary>A network with initial weights drawn from a seed.</summary>
    /// <param name="seed">The same seed gives the same weights.</param>
    static abstract TSelf Create(int seed);

    /// <summary>Reads a network from a safetensors file.</summary>
    /// <param name="path">A file written by <see cref="Save"/>, or by PyTorch with the same names.</param>
    /// <exception cref="NetGenFormatException">The file is damaged or holds another network.</exception>
    static abstract TSelf Load(string path);

    /// <summary>Computes the output of one sample. Allocates nothing; any number of threads may call it at once.</summary>
    /// <remarks>
    /// A class that scales its input does not scale it before it is trained or loaded, and the output means nothing then. This is not checked here, where a check would cost as much as a small
    /// layer; <see cref="Save"/> and <see cref="NetworkTraining.Evaluate"/> refuse it.
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

    /// <summary>The class of a sample: with one unit 1 where a sigmoid reaches 0.5 (any other activation: 0), else the arg-max, the lowest index on ties.</summary>
    /// <param name="input"><see cref="InputSize"/> values.</param>
    /// <exception cref="ArgumentException">The span has the wrong length.</exception>
    int Classify(ReadOnlySpan<float> input);

    /// <summary>The layers as a table: layer, output shape, parameters, multiply-adds, bytes.</summary>
    string Summary();

    /// <summary>Writes parameters and statistics as safetensors, under the names PyTorch's <c>Sequential</c> would give them.</summary>
    /// <param name="path">Replaced in one step if it exists.</param>
    /// <exception cref="InvalidOperationException">A value is not finite, the scaling of the input has not been taken from data, or another thread is training the network.</exception>
    void Save(string path);

    /// <summary>Copies the parameters, layer by layer: weight [out, in] row-major, then bias, then slopes.</summary>
    /// <param name="destination">Receives <see cref="ParameterCount"/> values.</param>
    void CopyParametersTo(Span<float> destination);

    /// <summary>Replaces the parameters; the order is that of <see cref="CopyParametersTo"/>.</summary>
    /// <param name="values"><see cref="ParameterCount"/> values.</param>
    void SetParameters(ReadOnlySpan<float> values);

    /// <summary>Copies the statistics: for a scaled input its means, then its scales; for each normalisation, first to last, its running means, then its running variances.</summary>
    /// <param name="destination">Receives <see cref="StateCount"/> values.</param>
    void CopyStateTo(Span<float> destination);

    /// <summary>Replaces the statistics, which then count as fitted unless they are those of an untrained network; the order is that of <see cref="CopyStateTo"/>.</summary>
    /// <param name="values"><see cref="StateCount"/> values.</param>
    void SetState(ReadOnlySpan<float> values);

    /// <summary>Parameters and statistics as the kernels read them.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    NetworkStorage Storage { get; }

    /// <summary>Outputs and losses of many samples, in inference mode. The loss is computed from logits, so it stays finite where an output saturates.</summary>
    /// <param name="inputs">n × <see cref="InputSize"/> values.</param>
    /// <param name="targets">n × <see cref="OutputSize"/> values.</param>
    /// <param name="outputs">Receives n × <see cref="OutputSize"/> values.</param>
    /// <param name="losses">Receives n values, one a sample.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void Score(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> outputs, Span<float> losses);

    /// <summary>First phase of a training step: what forward and backward read in place of the weights themselves (masked weights).</summary>
    /// <param name="pass">One worker's part of the mini-batch.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void Prepare(TrainingPass pass);

    /// <summary>Second phase: forward propagation of the worker's rows, up to outputs and losses. Where a layer needs all rows, the workers meet inside, so all of them must run.</summary>
    /// <param name="pass">One worker's part of the mini-batch.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void Forward(TrainingPass pass);

    /// <summary>Third phase: backward propagation of the worker's rows, from the loss to the first layer's dz. As forward, it may have workers meet.</summary>
    /// <param name="pass">One worker's part of the mini-batch.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void Backward(TrainingPass pass);

    /// <summary>Fourth phase, after every row's dz is there: the worker's part of the gradient of every parameter, summed over all rows. Statistics follow the mini-batch here.</summary>
    /// <param name="pass">One worker's part of the parameters.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void Gradients(TrainingPass pass);

    /// <summary>The mean loss of a few samples in <see langword="double"/> and plain loops, dropout and its like drawn as in training.</summary>
    /// <param name="pass">Parameters and samples.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    double ReferenceLoss(ReferencePass pass);

    /// <summary>The gradient of <see cref="ReferenceLoss"/> by back-propagation in <see langword="double"/> and plain loops.</summary>
    /// <param name="pass">Parameters and samples; receives the gradient.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void ReferenceGradient(ReferencePass pass);
}
