using NetGen;

namespace Frozen.Train;

/// <summary>
/// Reads a digit of 28 x 28 pixels. Dropout acts in training alone; the class that serves names it too, so that its layers are those of the file.
/// </summary>
[NeuralNetwork(28, 28, 1)]
[Dense(64, Activation.Relu)]
[Dropout(0.1)]
[Dense(10, Activation.Softmax)]
public partial class DigitNet;
