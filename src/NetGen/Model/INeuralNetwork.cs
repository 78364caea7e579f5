using System.ComponentModel;

namespace NetGen;

/// <summary>A network type that the generator has written and that can be trained. The runtime uses a network only through this interface.</summary>
/// <typeparam name="TSelf">The annotated class itself.</typeparam>
public interface INeuralNetwork<TSelf> : IInferenceNetwork<TSelf>
    where TSelf : INeuralNetwork<TSelf>
{
    /// <summary>
    /// Creates a network with initial weights drawn from a seed. If the class has embedded weights, these are the initial weights for every seed.
    /// </summary>
    /// <param name="seed">The same seed gives the same weights.</param>
    static abstract TSelf Create(int seed);

    /// <summary>Reads a network from a safetensors file.</summary>
    /// <param name="path">A file written by <see cref="Save"/>, or by PyTorch with the same names.</param>
    /// <exception cref="NetGenFormatException">The file is damaged, or holds another network.</exception>
    static abstract TSelf Load(string path);

    /// <summary>Writes parameters and statistics as safetensors, under the names that PyTorch's <c>Sequential</c> would use.</summary>
    /// <param name="path">The file. An existing file is replaced in one step.</param>
    /// <exception cref="InvalidOperationException">
    /// A value is not finite, the scaling of the input has not been taken from data, or another thread is training the network.
    /// </exception>
    void Save(string path);

    /// <summary>Writes the network as an ONNX file: opset 17, a free batch dimension, one input <c>input</c> and one output <c>output</c>.</summary>
    /// <remarks>Samples have the shape that <c>Predict</c> takes: an image is [batch, height, width, channels].</remarks>
    /// <param name="path">The file. An existing file is replaced in one step.</param>
    /// <exception cref="InvalidOperationException">The same cases as for <see cref="Save"/>, or the file would be larger than two gigabytes.</exception>
    void SaveOnnx(string path);

    /// <inheritdoc cref="SaveOnnx(string)"/>
    /// <param name="path">The file. An existing file is replaced in one step.</param>
    /// <param name="options">The order of the channels of images, and whether normalisations are folded into weights.</param>
    void SaveOnnx(string path, OnnxOptions options);

    /// <summary>Copies the parameters, layer by layer: weight [out, in] row-major, then bias, then slopes.</summary>
    /// <param name="destination">Receives <see cref="IInferenceNetwork{TSelf}.ParameterCount"/> values.</param>
    void CopyParametersTo(Span<float> destination);

    /// <summary>Replaces the parameters. The order is that of <see cref="CopyParametersTo"/>.</summary>
    /// <param name="values"><see cref="IInferenceNetwork{TSelf}.ParameterCount"/> values.</param>
    void SetParameters(ReadOnlySpan<float> values);

    /// <summary>
    /// Copies the statistics. Their order is: the means and then the scales of a scaled input, then for each normalisation, first to last, its running means
    /// and its running variances.
    /// </summary>
    /// <param name="destination">Receives <see cref="IInferenceNetwork{TSelf}.StateCount"/> values.</param>
    void CopyStateTo(Span<float> destination);

    /// <summary>
    /// Replaces the statistics. The order is that of <see cref="CopyStateTo"/>. The network then counts as fitted, unless the values are those of an untrained
    /// network.
    /// </summary>
    /// <param name="values"><see cref="IInferenceNetwork{TSelf}.StateCount"/> values.</param>
    void SetState(ReadOnlySpan<float> values);

    /// <summary>Parameters and statistics in the layout of the kernels.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    NetworkStorage Storage { get; }

    /// <summary>First phase of a training step: prepares what forward and backward read instead of the weights, such as masked weights.</summary>
    /// <param name="pass">One worker's part of the mini-batch.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void Prepare(TrainingPass pass);

    /// <summary>
    /// Second phase: forward propagation of the worker's rows, up to outputs and losses. If a layer needs all rows, the workers wait for each other inside this
    /// call. So all workers must run at the same time.
    /// </summary>
    /// <param name="pass">One worker's part of the mini-batch.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void Forward(TrainingPass pass);

    /// <summary>
    /// Third phase: backward propagation of the worker's rows, from the loss to dz of the first layer. As in the forward phase, workers may wait for each
    /// other.
    /// </summary>
    /// <param name="pass">One worker's part of the mini-batch.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void Backward(TrainingPass pass);

    /// <summary>
    /// Fourth phase, after dz of all rows is computed: the worker's part of the gradient of every parameter, summed over all rows. Running statistics are
    /// updated here.
    /// </summary>
    /// <param name="pass">One worker's part of the parameters.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void Gradients(TrainingPass pass);

    /// <summary>
    /// The mean loss of a few samples, in <see langword="double"/> and plain loops. Dropout and other random factors are drawn as in training.
    /// </summary>
    /// <param name="pass">Parameters and samples.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    double ReferenceLoss(ReferencePass pass);

    /// <summary>The gradient of <see cref="ReferenceLoss"/>, by back-propagation in <see langword="double"/> and plain loops.</summary>
    /// <param name="pass">Parameters and samples; receives the gradient.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void ReferenceGradient(ReferencePass pass);

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void IInferenceNetwork<TSelf>.RequireFitted(string operation) => Storage.RequireFitted(operation);
}
