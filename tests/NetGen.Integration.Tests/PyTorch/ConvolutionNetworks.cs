namespace NetGen.Integration.Tests.PyTorch;

/// <summary>An image through what most networks of images are made of.</summary>
[NeuralNetwork(10, 9, 2)]
[Conv2D(6, 3, Activation.Relu, Pad = 1)]
[MaxPool2D(2)]
[Conv2D(9, 3, 2, Activation.Tanh)]
[Flatten]
[Dense(5, Activation.Relu)]
[Dense(3, Activation.Softmax)]
internal sealed partial class ImageNet;

/// <summary>Groups, strides, channels by themselves, a slope for each, a mean that does not count padding.</summary>
[NeuralNetwork(9, 9, 4)]
[Conv2D(8, 3, Stride = 2, Groups = 2, UseBias = false)]
[BatchNorm]
[Activate(Activation.Relu)]
[DepthwiseConv2D(3, Activation.Relu, Pad = 1)]
[Conv2D(12, 1, Activation.PRelu, SlopePerChannel = true)]
[AveragePool2D(3, Stride = 1, Pad = 1)]
[GlobalAveragePool2D]
[Dense(4)]
internal sealed partial class GroupedNet;

/// <summary>Taps that lie apart, pools that overlap and reach over the border.</summary>
[NeuralNetwork(11, 8, 3)]
[Conv2D(5, 3, Activation.Sigmoid, Dilation = 2, Pad = 2)]
[MaxPool2D(3, Stride = 2, Pad = 1)]
[Conv2D(4, 2, Activation.Elu)]
[GlobalMaxPool2D]
[Dense(2)]
internal sealed partial class DilatedNet;

/// <summary>A sequence, which the dense layer reads channel by channel without a word.</summary>
[NeuralNetwork(20, 3)]
[Conv1D(6, 5, Activation.Relu, Stride = 2, Pad = 2)]
[MaxPool1D(2)]
[BatchNorm]
[Conv1D(4, 3, Activation.Gelu)]
[Dense(3, Activation.Softmax)]
internal sealed partial class SequenceNet;

/// <summary>A vector made an image.</summary>
[NeuralNetwork(6)]
[Dense(24, Activation.Relu)]
[Reshape(3, 4, 2)]
[Conv2D(5, 2, Activation.Relu)]
[Dense(2)]
internal sealed partial class UnflattenedNet;
