namespace NetGen.Integration.Tests.Generalising;

/// <summary>Linear regression.</summary>
[NeuralNetwork(6)]
[Dense(1)]
internal sealed partial class ElasticPlaneNet;

/// <summary>Logistic regression.</summary>
[NeuralNetwork(6)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class ElasticUnitNet;

/// <summary>Half of the units can never be positive.</summary>
[NeuralNetwork(4)]
[Dense(6, Activation.Relu, BiasInit = -1000)]
[Dense(6, Activation.Relu, BiasInit = 0.1)]
[Dense(3, Activation.Softmax)]
internal sealed partial class DeadNet;

/// <summary>Ten sigmoid layers with small weights: hardly anything of the gradient arrives at the first.</summary>
[NeuralNetwork(4)]
[Dense(8, Activation.Sigmoid)]
[Dense(8, Activation.Sigmoid)]
[Dense(8, Activation.Sigmoid)]
[Dense(8, Activation.Sigmoid)]
[Dense(8, Activation.Sigmoid)]
[Dense(8, Activation.Sigmoid)]
[Dense(8, Activation.Sigmoid)]
[Dense(8, Activation.Sigmoid)]
[Dense(3, Activation.Softmax)]
internal sealed partial class VanishingNet;

/// <summary>Small weights in front and large ones behind: the gradient grows on its way back.</summary>
[NeuralNetwork(4)]
[Dense(8, Activation.Linear, InitScale = 1e-3)]
[Dense(8, Activation.Linear)]
[Dense(3, InitScale = 100)]
internal sealed partial class ExplodingNet;

/// <summary>Inputs are dropped, then summed with known weights.</summary>
[NeuralNetwork(8)]
[Dropout(0.3)]
[Dense(1)]
internal sealed partial class DroppedInputNet;

/// <summary>Two rates, one behind the other: what is kept by both is scaled by both.</summary>
[NeuralNetwork(8)]
[Dropout(0.2)]
[Dropout(0.5)]
[Dense(1)]
internal sealed partial class DroppedTwiceNet;

/// <summary>Weights are dropped, a draw for every mini-batch.</summary>
[NeuralNetwork(8)]
[Dense(1, DropConnect = 0.3)]
internal sealed partial class DroppedWeightNet;

/// <summary>A layer that can be frozen, and one behind it.</summary>
[NeuralNetwork(4)]
[Dense(6, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
internal sealed partial class BodyAndHeadNet;

/// <summary>The second layer of <see cref="BodyAndHeadNet"/> by itself.</summary>
[NeuralNetwork(6)]
[Dense(3, Activation.Softmax)]
internal sealed partial class HeadNet;

/// <summary>Layers of which some are computed with the activation behind them and some are not, and a last one without a loss of its own.</summary>
[NeuralNetwork(4)]
[Dense(7, Activation.Relu)]
[Dense(5, Activation.Gelu)]
[Dense(6, Activation.Relu)]
[Dense(2)]
internal sealed partial class SeenNet;
