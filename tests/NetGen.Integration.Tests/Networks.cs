namespace NetGen.Integration.Tests;

/// <summary>The smallest network that can learn exclusive or.</summary>
[NeuralNetwork(2)]
[Dense(8, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
public partial class XorNet;
