namespace NetGen.Integration.Tests.Evaluating;

/// <summary>Probabilities of six classes.</summary>
[NeuralNetwork(6)]
[Dense(6, Activation.Softmax)]
internal sealed partial class SixClassesNet;

/// <summary>One probability under the squared error.</summary>
[NeuralNetwork(1, Loss = Loss.MeanSquaredError)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class SquaredUnitNet;

/// <summary>Probabilities of three classes under the squared error.</summary>
[NeuralNetwork(3, Loss = Loss.MeanSquaredError)]
[Dense(3, Activation.Softmax)]
internal sealed partial class SquaredClassesNet;

/// <summary>Scores that are no probabilities.</summary>
[NeuralNetwork(3)]
[Dense(3)]
internal sealed partial class ThreeScoresNet;
