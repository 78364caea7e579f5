using System.ComponentModel;

namespace NetGen;

/// <summary>A network type written by the generator that can be trained. This is all the runtime knows of it.</summary>
/// <typeparam name="TSelf">The annotated class itself.</typeparam>
public interface INeuralNetwork<TSelf> : IInferenceNetwork<TSelf>
    where TSelf : INeuralNetwork<TSelf>
{
    /// <summary>A network with initial weights drawn from a seed; those of a class with embedded weights are the embedded ones, whatever the seed.</summary>
    /// <param name="seed">The same seed gives the same weights.</param>
    static abstract TSelf Create(int seed);

    /// <summary>Reads a network from a safetensors file.</summary>
    /// <param name="path">A file written by <see cref="Save"/>, or by PyTorch with the same names.</param>
    /// <exception cref="NetGenFormatException">The file is damaged or holds another network.</exception>
    static abstract TSelf Load(string path);

    /// <summary>Writes parameters and statistics as safetensors, under the names PyTorch's <c>Sequential</c> would give them.</summary>
    /// <param name="path">Replaced in one step if it exists.</param>
    /// <exception cref="InvalidOperationException">A value is not finite, the scaling of the input has not been taken from data, or another thread is training the network.</exception>
    void Save(string path);

    /// <summary>Writes the network as an ONNX file: opset 17, a free batch dimension, one input <c>input</c> and one output <c>output</c>.</summary>
    /// <remarks>Samples go in as <c>Predict</c> takes them: an image as [batch, height, width, channels].</remarks>
    /// <param name="path">Replaced in one step if it exists.</param>
    /// <exception cref="InvalidOperationException">As for <see cref="Save"/>, or the file would hold more than two gigabytes.</exception>
    void SaveOnnx(string path);

    /// <inheritdoc cref="SaveOnnx(string)"/>
    /// <param name="path">Replaced in one step if it exists.</param>
    /// <param name="options">The order of the channels of images, and whether normalisations become a part of weights.</param>
    void SaveOnnx(string path, OnnxOptions options);

    /// <summary>Copies the parameters, layer by layer: weight [out, in] row-major, then bias, then slopes.</summary>
    /// <param name="destination">Receives <see cref="IInferenceNetwork{TSelf}.ParameterCount"/> values.</param>
    void CopyParametersTo(Span<float> destination);

    /// <summary>Replaces the parameters; the order is that of <see cref="CopyParametersTo"/>.</summary>
    /// <param name="values"><see cref="IInferenceNetwork{TSelf}.ParameterCount"/> values.</param>
    void SetParameters(ReadOnlySpan<float> values);

    /// <summary>Copies the statistics: for a scaled input its means, then its scales; for each normalisation, first to last, its running means, then its running variances.</summary>
    /// <param name="destination">Receives <see cref="IInferenceNetwork{TSelf}.StateCount"/> values.</param>
    void CopyStateTo(Span<float> destination);

    /// <summary>Replaces the statistics, which then count as fitted unless they are those of an untrained network; the order is that of <see cref="CopyStateTo"/>.</summary>
    /// <param name="values"><see cref="IInferenceNetwork{TSelf}.StateCount"/> values.</param>
    void SetState(ReadOnlySpan<float> values);

    /// <summary>Parameters and statistics as the kernels read them.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    NetworkStorage Storage { get; }

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

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void IInferenceNetwork<TSelf>.RequireFitted(string operation) => Storage.RequireFitted(operation);
}
