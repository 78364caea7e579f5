namespace NetGen.Generator.Tests.Mathematics;

/// <summary>Networks with convolutions and pools.</summary>
internal static class ImageCatalog
{
    public const string LeNet =
        "[NeuralNetwork(16, 16, 1)] [Conv2D(6, 5, Activation.Relu, Padding = Padding.Same)] [MaxPool2D(2)] [Conv2D(16, 5, Activation.Relu)] [MaxPool2D(2)] "
        + "[Dense(20, Activation.Relu)] [Dense(10, Activation.Softmax)]";

    public const string Separable =
        "[NeuralNetwork(9, 8, 1)] [Conv2D(20, 4, 3, Activation.Relu, Stride = 2, Padding = Padding.Same)] [DepthwiseConv2D(3, Activation.Relu, Pad = 1)] "
        + "[Conv2D(24, 1, Activation.Relu)] [GlobalAveragePool2D] [Dense(3, Activation.Softmax)]";

    public const string Residual =
        "[NeuralNetwork(6, 6, 3)] [Conv2D(8, 3, Activation.Relu, Pad = 1)] [Label(\"in\")] [Conv2D(8, 3, Activation.Relu, Pad = 1)] [Conv2D(8, 3, Pad = 1)] "
            + "[Add(\"in\")] [Activate(Activation.Relu)] [Label(\"main\")] [Conv2D(12, 3, Stride = 2, Pad = 1)] [Label(\"path\")] [From(\"main\")] "
            + "[Conv2D(12, 1, Stride = 2)] [Add(\"path\")] [GlobalMaxPool2D] [Dense(2)]";

    public static IReadOnlyList<string> Texts { get; } =
    [
        LeNet,
        Separable,
        Residual,

        // Sizes at which tiles, vectors and panels do not end: filters around 8, 16 and 32, rows of odd length.
        "[NeuralNetwork(7, 5, 3)] [Conv2D(7, 3, Activation.Tanh)] [Conv2D(9, 2, Activation.Relu)] [Dense(2)]",
        "[NeuralNetwork(5, 13, 2)] [Conv2D(17, 3, Activation.Relu, Pad = 1)] [Conv2D(33, 2, Activation.LeakyRelu)] [Dense(3, Activation.Softmax)]",
        "[NeuralNetwork(4, 29, 1)] [Conv2D(32, 3, Activation.Relu)] [Conv2D(48, 2, 5, Activation.Linear)] [Dense(3)]",
        "[NeuralNetwork(3, 3, 40)] [Conv2D(40, 3, Activation.Elu, Pad = 1)] [Conv2D(8, 1, Activation.Linear)] [Dense(2)]",

        // Strides, dilation, padding wider than the filter, rows that nothing reads, long filters whose runs are a loop of their own.
        "[NeuralNetwork(11, 9, 3)] [Conv2D(20, 3, Activation.Tanh, Padding = Padding.Same, Stride = 2)] [Conv2D(33, 2, 3, Activation.Relu, Pad = 1, Dilation "
            + "= 2)] [Dense(3)]",
        "[NeuralNetwork(13, 12, 2)] [Conv2D(7, 6, Activation.Elu, UseBias = false)] [MaxPool2D(3, Stride = 2, Pad = 1)] [Conv2D(9, 2)] [Flatten] "
            + "[Activate(Activation.Tanh)] [Dense(3)]",
        "[NeuralNetwork(6, 7, 2)] [Conv2D(5, 2, Activation.Softplus, Pad = 3)] [Conv2D(6, 3, Stride = 3)] [AveragePool2D(2, Stride = 1, Padding = "
            + "Padding.Same)] [Dense(2)]",
        "[NeuralNetwork(10, 6, 5)] [Conv2D(4, 7, 1, Activation.Relu)] [Conv2D(10, 1, 6, Activation.Linear)] [Dense(2)]",

        // Groups: enough filters for a panel, too few, one each; with stride, dilation and padding.
        "[NeuralNetwork(6, 5, 6)] [Conv2D(24, 2, Activation.Relu, Groups = 3)] [Conv2D(16, 3, Activation.Linear, Groups = 2, Pad = 1)] [Conv2D(6, 2, "
            + "Activation.Linear, Groups = 2)] [Dense(2)]",
        "[NeuralNetwork(8, 7, 20)] [DepthwiseConv2D(3, Activation.Relu, Stride = 2, Padding = Padding.Same)] [DepthwiseConv2D(2, 3, Activation.Tanh, Dilation "
            + "= 2, Pad = 1)] [Dense(3)]",
        "[NeuralNetwork(5, 5, 35)] [DepthwiseConv2D(5, Activation.Relu, Pad = 2, UseBias = false)] [DepthwiseConv2D(1, Activation.Linear)] [Dense(3)]",

        // Pools: overlapping, padded, of few and many channels, rectangular, first, and straight into the output.
        "[NeuralNetwork(6, 6, 3)] [MaxPool2D(2)] [Conv2D(5, 2, Activation.Relu)] [Dense(2)]",
        "[NeuralNetwork(7, 9, 20)] [Conv2D(20, 1)] [MaxPool2D(2)] [AveragePool2D(2, 3)] [Dense(2)]",
        "[NeuralNetwork(6, 5, 2)] [Conv2D(34, 2)] [MaxPool2D(3, Stride = 1)] [AveragePool2D(3, Stride = 2, Pad = 1)] [GlobalMaxPool2D] "
            + "[Activate(Activation.Softmax)]",
        "[NeuralNetwork(4, 4, 2)] [Conv2D(3, 3, Activation.Sigmoid)]",

        // Pools after filters so few that a vector of one tap reaches past the window.
        "[NeuralNetwork(6, 6, 1)] [Conv2D(1, 1, Activation.Tanh)] [MaxPool2D(2)] [Dense(2)]",
        "[NeuralNetwork(7, 9, 1)] [Dropout(0.3)] [Conv2D(2, 1, Activation.Tanh)] [MaxPool2D(3)] [Dense(2)]",
        "[NeuralNetwork(9, 5, 1)] [Conv2D(3, 2, Activation.Sigmoid)] [MaxPool2D(2)] [Dense(2)]",
        "[NeuralNetwork(9, 1)] [Conv1D(1, 2, Activation.Tanh)] [MaxPool1D(4)] [Dense(2)]",

        // Windows that lie apart, over pixels of few channels; a dense layer that lists the active values of an input which a convolution reads before it.
        "[NeuralNetwork(9, 9, 1)] [Conv2D(4, 1, Activation.Tanh)] [Conv2D(6, 2, Activation.Tanh)] [MaxPool2D(2, Stride = 3)] [Dense(2)]",
        "[NeuralNetwork(9, 9, 1)] [Label(\"in\")] [Conv2D(4, 3, Activation.Relu)] [Flatten] [Label(\"f\")] [From(\"in\")] [Flatten] [Dense(16, "
            + "Activation.Relu)] [Concat(\"f\")] [Dense(2)]",

        // Sequences, and shapes: a vector made an image, an image flattened and made another.
        "[NeuralNetwork(20, 3)] [Conv1D(8, 3, Activation.Relu)] [MaxPool1D(2)] [Conv1D(4, 3, Padding = Padding.Same)] [GlobalAveragePool1D] [Dense(3, "
            + "Activation.Softmax)]",
        "[NeuralNetwork(18)] [Dense(36, Activation.Relu)] [Reshape(3, 4, 3)] [Conv2D(5, 2, Activation.Relu)] [Dense(2)]",
        "[NeuralNetwork(4, 3, 2)] [Conv2D(4, 2, Activation.Relu)] [Reshape(2, 2, 6)] [Conv2D(3, 2, Activation.Linear)] [Dense(2)]",
        "[NeuralNetwork(5, 4, 2)] [Conv2D(6, 2, Activation.Relu)] [Flatten] [Label(\"f\")] [Dense(9, Activation.Relu)] [Label(\"left\")] [From(\"f\")] "
            + "[Dense(9)] [Add(\"left\")] [Dense(2)]",

        // With what else there is: statistics between convolutions, dropped values, scaled inputs, joined channels, weights that are dropped over a flattened
        // image.
        "[NeuralNetwork(5, 5, 2)] [Conv2D(6, 3, UseBias = false)] [BatchNorm] [Activate(Activation.Relu)] [Conv2D(8, 2)] [BatchNorm] [Dense(2)]",
        "[NeuralNetwork(5, 5, 2)] [Standardize] [Conv2D(6, 3, Activation.PRelu)] [Dropout(0.3)] [Dense(5, Activation.Relu, DropConnect = 0.2)] [Dense(2)]",
        "[NeuralNetwork(5, 4, 2)] [Conv2D(3, 1, Activation.Relu)] [Label(\"a\")] [Conv2D(5, 3, Pad = 1)] [Concat(\"a\")] [Conv2D(4, 2, Activation.Gelu)] "
            + "[LayerNorm] [Dense(2)]",
    ];
}
