namespace NetGen.Mpi.Tests;

/// <summary>Two products and nothing that draws.</summary>
[NeuralNetwork(9)]
[Dense(20, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
internal sealed partial class PlainNet;

/// <summary>A scaled input, and everything that draws random numbers: for a row of the data set, or for a step.</summary>
[NeuralNetwork(9)]
[Standardize]
[Dropout(0.1)]
[Dense(20, Activation.Relu, DropConnect = 0.2)]
[Dense(12, Activation.RRelu)]
[Dropout(0.2)]
[Dense(3, Activation.Softmax)]
internal sealed partial class DrawingNet;

/// <summary>Measures units before an activation and after one.</summary>
[NeuralNetwork(9)]
[Standardize]
[Dense(20)]
[BatchNorm]
[Activate(Activation.PRelu)]
[Dense(12, Activation.Tanh)]
[BatchNorm(Momentum = 0.3)]
[Dense(3, Activation.Softmax)]
internal sealed partial class NormalizedNet;

/// <summary>Measures channels of images, and sums filters in shards of its own.</summary>
[NeuralNetwork(6, 6, 1)]
[Conv2D(4, 3)]
[BatchNorm]
[Activate(Activation.Relu)]
[MaxPool2D(2)]
[Dense(3, Activation.Softmax)]
internal sealed partial class ImageNet;

/// <summary>Filters without anything that is measured.</summary>
[NeuralNetwork(6, 6, 1)]
[Conv2D(4, 3, Activation.Relu)]
[MaxPool2D(2)]
[Dense(3, Activation.Softmax)]
internal sealed partial class FilterNet;

/// <summary>The network of which the page about scale has figures.</summary>
[NeuralNetwork(784)]
[Dense(512, Activation.Relu)]
[Dense(256, Activation.Relu)]
[Dense(10, Activation.Softmax)]
internal sealed partial class DigitsNet;
