using NetGen;

namespace Draw.Networks;

/// <summary>A small LeNet that reads digits: what is trained before the page is built. The page runs it in three parts.</summary>
/// <remarks>LeCun, Bottou, Bengio and Haffner, "Gradient-Based Learning Applied to Document Recognition", Proceedings of the IEEE 86 (1998).</remarks>
[NeuralNetwork(28, 28, 1)]
[Conv2D(8, 5, Activation.Relu)]
[MaxPool2D(2)]
[Conv2D(16, 5, Activation.Relu)]
[MaxPool2D(2)]
[Dense(64, Activation.Relu)]
[Dense(10, Activation.Softmax)]
public partial class DigitNet;
