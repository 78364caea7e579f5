using NetGen;

namespace Cluster;

/// <summary>Classifies a point by its arm of the spiral; 81 parameters.</summary>
[NeuralNetwork(2)]
[Dense(6, Activation.Tanh)]
[Dense(6, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
internal sealed partial class SmallNet;

/// <summary>A larger network for the same task; 371 parameters.</summary>
[NeuralNetwork(2)]
[Dense(16, Activation.Tanh)]
[Dense(16, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
internal sealed partial class WideNet;
