using NetGen;

namespace Digits;

/// <summary>LeNet-5: features of 5 × 5 pixels, features of those, and three dense layers that read the digit from them.</summary>
/// <remarks>
/// LeCun, Bottou, Bengio and Haffner, "Gradient-Based Learning Applied to Document Recognition", Proceedings of the IEEE 86 (1998), with ReLUs.
/// </remarks>
[NeuralNetwork(28, 28, 1)]
[Conv2D(6, 5, Activation.Relu, Padding = Padding.Same)]
[MaxPool2D(2)]
[Conv2D(16, 5, Activation.Relu)]
[MaxPool2D(2)]
[Dense(120, Activation.Relu)]
[Dense(84, Activation.Relu)]
[Dense(10, Activation.Softmax)]
public partial class LenetNet;
