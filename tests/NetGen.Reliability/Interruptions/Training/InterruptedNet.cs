namespace NetGen.Reliability.Interruptions.Training;

/// <summary>Reads images, and is large enough that a step is shared among threads.</summary>
[NeuralNetwork(12, 12, 1)]
[Dense(64, Activation.Relu)]
[Dropout(0.1)]
[Dense(10, Activation.Softmax)]
internal sealed partial class InterruptedNet;

/// <summary>144-8-10.</summary>
[NeuralNetwork(12, 12, 1)]
[Dense(8, Activation.Relu)]
[Dense(10, Activation.Softmax)]
internal sealed partial class NarrowNet;

/// <summary>144-16-10.</summary>
[NeuralNetwork(12, 12, 1)]
[Dense(16, Activation.Relu)]
[Dropout(0.1)]
[Dense(10, Activation.Softmax)]
internal sealed partial class WideNet;
