using NetGen.Benchmarks.Peers;

namespace NetGen.Benchmarks.Nets;

/// <summary>A layer as the peers of a network build it. Their images are channels × height × width.</summary>
internal abstract record PeerLayer
{
    /// <summary>What it is: the name that <see cref="PyTorch"/>'s side knows it by.</summary>
    public string Kind => GetType().Name;
}

/// <summary>Every unit reads every input.</summary>
internal sealed record LinearLayer(int Inputs, int Units) : PeerLayer;

/// <summary>A convolution.</summary>
/// <param name="Channels">Of the input.</param>
/// <param name="Units">Filters.</param>
/// <param name="Kernel">Height and width.</param>
/// <param name="Stride">In both directions.</param>
/// <param name="Pads">Zeros above, to the left, below and to the right.</param>
/// <param name="Groups">As many as there are channels in a depthwise convolution.</param>
/// <param name="HasBias">Whether something is added.</param>
internal sealed record ConvolutionLayer(int Channels, int Units, int[] Kernel, int Stride, int[] Pads, int Groups = 1, bool HasBias = true) : PeerLayer;

/// <summary>The largest value of every square; squares do not overlap.</summary>
internal sealed record MaxPoolLayer(int Size) : PeerLayer;

/// <summary>Batch normalisation of every channel.</summary>
internal sealed record NormalizationLayer(int Channels) : PeerLayer;

/// <summary>The average of every channel.</summary>
internal sealed record GlobalAverageLayer : PeerLayer;

/// <summary>An image as a vector, channel after channel.</summary>
internal sealed record FlattenLayer : PeerLayer;

/// <summary>A function of every value, or the softmax of all.</summary>
/// <param name="Function">Its name is the same in ONNX.</param>
internal sealed record ActivationLayer(string Function) : PeerLayer
{
    public ActivationLayer(Activation activation)
        : this(activation.ToString())
    {
    }
}
