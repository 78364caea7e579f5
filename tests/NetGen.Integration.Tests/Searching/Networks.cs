namespace NetGen.Integration.Tests.Searching;

/// <summary>784-16-10.</summary>
[NeuralNetwork(28, 28, 1)]
[Dense(16, Activation.Relu)]
[Dense(10, Activation.Softmax)]
internal sealed partial class NarrowDigitNet;

/// <summary>784-64-10.</summary>
[NeuralNetwork(28, 28, 1)]
[Dense(64, Activation.Relu)]
[Dense(10, Activation.Softmax)]
internal sealed partial class WideDigitNet;
