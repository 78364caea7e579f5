using NetGen;

namespace Digits;

/// <summary>Recognises a handwritten digit: 28 × 28 pixels in, the probabilities of ten digits out.</summary>
[NeuralNetwork(28, 28, 1)]
[Dense(128, Activation.Relu)]
[Dense(10, Activation.Softmax)]
public partial class DigitNet;
