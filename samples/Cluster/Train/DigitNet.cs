using NetGen;

namespace Cluster.Train;

/// <summary>Recognises digits of 28 x 28 pixels.</summary>
[NeuralNetwork(784)]
[Dense(512, Activation.Relu)]
[Dense(256, Activation.Relu)]
[Dense(10, Activation.Softmax)]
internal sealed partial class DigitNet;
