namespace NetGen.Benchmarks.Nets;

/// <summary>The layers of the networks that are measured, as their peers build them.</summary>
internal static class PeerLayers
{
    /// <summary>LeNet-5.</summary>
    public static PeerLayer[] LeNet5 =>
    [
        Convolution(1, 6, kernel: 5, pad: 2), Relu, new MaxPoolLayer(2),
        Convolution(6, 16, kernel: 5), Relu, new MaxPoolLayer(2),
        new FlattenLayer(), .. Dense([400, 120, 84, 10], Activation.Relu, Activation.Softmax),
    ];

    /// <summary>The network of PyTorch's and Keras' examples for MNIST.</summary>
    public static PeerLayer[] MnistCnn =>
    [
        Convolution(1, 32, kernel: 3), Relu, Convolution(32, 64, kernel: 3), Relu, new MaxPoolLayer(2),
        new FlattenLayer(), .. Dense([9216, 128, 10], Activation.Relu, Activation.Softmax),
    ];

    /// <summary>Two blocks of VGG's kind.</summary>
    public static PeerLayer[] SmallVgg =>
    [
        Convolution(3, 32, kernel: 3, pad: 1), Relu, Convolution(32, 32, kernel: 3, pad: 1), Relu, new MaxPoolLayer(2),
        Convolution(32, 64, kernel: 3, pad: 1), Relu, Convolution(64, 64, kernel: 3, pad: 1), Relu, new MaxPoolLayer(2),
        new FlattenLayer(), .. Dense([4096, 256, 10], Activation.Relu, Activation.Softmax),
    ];

    /// <summary>Depthwise-separable convolutions for spoken words.</summary>
    public static PeerLayer[] DsCnn =>
    [
        // 49 × 10 becomes 25 × 5: nine rows of zeros are needed, five of them below, and two columns.
        new ConvolutionLayer(1, 64, [10, 4], Stride: 2, [4, 1, 5, 1], HasBias: false), new NormalizationLayer(64), Relu,
        .. Separable(64), .. Separable(64), .. Separable(64), .. Separable(64),
        new GlobalAverageLayer(), .. Dense([64, 12], Activation.Relu, Activation.Softmax),
    ];

    private static ActivationLayer Relu { get; } = new(Activation.Relu);

    /// <summary>A chain of dense layers.</summary>
    /// <param name="sizes">Units from the input to the output.</param>
    /// <param name="hidden">Activation of every layer but the last.</param>
    /// <param name="output">Activation of the last.</param>
    public static PeerLayer[] Dense(int[] sizes, Activation hidden, Activation output) =>
    [
        .. sizes.Zip(sizes.Skip(1)).SelectMany((layer, index) => (PeerLayer[])
        [
            new LinearLayer(layer.First, layer.Second), new ActivationLayer(index == sizes.Length - 2 ? output : hidden),
        ]),
    ];

    private static ConvolutionLayer Convolution(int channels, int units, int kernel, int pad = 0) =>
        new(channels, units, [kernel, kernel], Stride: 1, [pad, pad, pad, pad]);

    private static PeerLayer[] Separable(int channels) =>
    [
        new ConvolutionLayer(channels, channels, [3, 3], Stride: 1, [1, 1, 1, 1], channels, HasBias: false), new NormalizationLayer(channels), Relu,
        new ConvolutionLayer(channels, channels, [1, 1], Stride: 1, [0, 0, 0, 0], HasBias: false), new NormalizationLayer(channels), Relu,
    ];
}
