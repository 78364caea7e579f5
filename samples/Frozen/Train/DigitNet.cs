using NetGen;

namespace Frozen.Train;

/// <summary>Reads a digit of 28 x 28 pixels. Dropout acts in training alone, and the class that serves has none.</summary>
[NeuralNetwork(28, 28, 1)]
[Dense(64, Activation.Relu)]
[Dropout(0.1)]
[Dense(10, Activation.Softmax)]
public partial class DigitNet;
