using NetGen;

namespace Digits;

/// <summary>A convolutional network of today: small filters, normalised per channel, and dropout before the end.</summary>
[NeuralNetwork(28, 28, 1)]
[Conv2D(16, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activate(Activation.Relu)]
[MaxPool2D(2)]
[Conv2D(32, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activate(Activation.Relu)]
[MaxPool2D(2)]
[Dense(96, Activation.Relu)]
[Dropout(0.3)]
[Dense(10, Activation.Softmax)]
public partial class CnnNet;
