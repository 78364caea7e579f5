namespace NetGen.Integration.Tests.PyTorch;

/// <summary>The networks of training.json, by the names they have there.</summary>
[NeuralNetwork(4)]
[Dense(6, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
internal sealed partial class ClassesNet;

[NeuralNetwork(4)]
[Dense(5, Activation.Relu)]
[Dense(2, Activation.Sigmoid)]
internal sealed partial class TwoLabelsNet;

[NeuralNetwork(3)]
[Dense(4, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class UnitNet;

[NeuralNetwork(4)]
[Dense(6, Activation.Gelu)]
[Dense(2)]
internal sealed partial class RegressionNet;
