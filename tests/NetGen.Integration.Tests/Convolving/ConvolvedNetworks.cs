namespace NetGen.Integration.Tests.Convolving;

/// <summary>Everything that a network of images may hold, with what is drawn and what is measured.</summary>
[NeuralNetwork(12, 12, 1)]
[Conv2D(6, 5, Activation.Relu, Padding = Padding.Same, BiasInit = 0.1)]
[MaxPool2D(2)]
[Dropout(0.2, PerChannel = true)]
[Conv2D(16, 3, UseBias = false)]
[BatchNorm]
[Activate(Activation.Relu)]
[DepthwiseConv2D(3, Activation.Relu, Pad = 1)]
[Dense(24, Activation.Relu)]
[Dropout(0.3)]
[Dense(5, Activation.Softmax)]
internal sealed partial class ConvolvedNet;

/// <summary>A sequence, in groups of too few filters for a vector.</summary>
[NeuralNetwork(30, 6)]
[Standardize]
[Conv1D(9, 4, Activation.Tanh, Groups = 3, Stride = 2)]
[AveragePool1D(3, Stride = 2, Pad = 1)]
[Conv1D(8, 3, Activation.PRelu, SlopePerChannel = true)]
[GlobalMaxPool1D]
[Dense(3)]
internal sealed partial class ConvolvedSequenceNet;

/// <summary>LeNet-5. With biases at zero every one of the first layer would stand on a kink where an image is zero.</summary>
[NeuralNetwork(28, 28, 1)]
[Conv2D(6, 5, Activation.Relu, Padding = Padding.Same, BiasInit = 0.1)]
[MaxPool2D(2)]
[Conv2D(16, 5, Activation.Relu, BiasInit = 0.1)]
[MaxPool2D(2)]
[Dense(120, Activation.Relu, BiasInit = 0.1)]
[Dense(84, Activation.Relu, BiasInit = 0.1)]
[Dense(10, Activation.Softmax)]
internal sealed partial class LeNet;

/// <summary>A channel is dropped as a whole.</summary>
[NeuralNetwork(3, 4, 1)]
[Conv2D(5, 1)]
[Dropout(0.4, PerChannel = true)]
[GlobalAveragePool2D]
[Dense(2)]
internal sealed partial class DroppedChannelsNet;

/// <summary>Windows of two by two side by side, of three channels.</summary>
[NeuralNetwork(4, 4, 3)]
[MaxPool2D(2)]
[Dense(2)]
internal sealed partial class PairPoolNet;

/// <summary>Windows that overlap, of many channels.</summary>
[NeuralNetwork(5, 4, 20)]
[MaxPool2D(3, Stride = 1, Pad = 1)]
[Dense(2)]
internal sealed partial class OverlappingPoolNet;

/// <summary>A pool of the whole image after a convolution.</summary>
[NeuralNetwork(4, 6, 1)]
[Conv2D(8, 2, Activation.Relu)]
[MaxPool2D(2)]
[GlobalMaxPool2D]
[Dense(2)]
internal sealed partial class RectifiedPoolNet;
