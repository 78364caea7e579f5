using NetGen;

namespace Frozen.Serve;

/// <summary>The trained network as a class with its weights inside. It predicts, and nothing else.</summary>
[NeuralNetwork(28, 28, 1, Weights = "digits.safetensors", Frozen = true)]
[Dense(64, Activation.Relu)]
[Dense(10, Activation.Softmax)]
public partial class DigitReader;
