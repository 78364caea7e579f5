using NetGen;

namespace Frozen.Serve;

/// <summary>
/// The trained network as a class with its weights inside. It predicts, and nothing else; the dropout is there so that the layers are those of the file, and
/// costs nothing.
/// </summary>
[NeuralNetwork(28, 28, 1, Weights = "digits.safetensors", Frozen = true)]
[Dense(64, Activation.Relu)]
[Dropout(0.1)]
[Dense(10, Activation.Softmax)]
public partial class DigitReader;
