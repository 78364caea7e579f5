using NetGen;

namespace Cluster;

/// <summary>Tells the arms of a spiral by a point; 81 weights.</summary>
[NeuralNetwork(2)]
[Dense(6, Activation.Tanh)]
[Dense(6, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
internal sealed partial class SmallNet;

/// <summary>The same with 371 weights.</summary>
[NeuralNetwork(2)]
[Dense(16, Activation.Tanh)]
[Dense(16, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
internal sealed partial class WideNet;
