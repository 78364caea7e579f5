namespace NetGen.Integration.Tests.Uncertainty;

/// <summary>One weighted sum of dropped inputs: mean and variance have a formula.</summary>
[NeuralNetwork(6)]
[Dropout(0.25)]
[Dense(2)]
internal sealed partial class DroppedSumNet;

/// <summary>The same with dropped weights.</summary>
[NeuralNetwork(6)]
[Dense(2, DropConnect = 0.25)]
internal sealed partial class DroppedWeightsNet;

/// <summary>Slopes drawn for negative values.</summary>
[NeuralNetwork(2)]
[Dense(2, Activation.RRelu, Lower = 0.25, Upper = 0.75)]
internal sealed partial class RandomSlopeNet;

/// <summary>All that draws for every sample, behind a scaling.</summary>
[NeuralNetwork(3)]
[Standardize]
[Dense(5, Activation.Tanh)]
[Dropout(0.3)]
[Dense(4, Activation.RRelu)]
[Dense(2)]
internal sealed partial class UnitMasksNet;

/// <summary>Masks for units and for weights.</summary>
[NeuralNetwork(3)]
[Dense(5, Activation.Tanh, DropConnect = 0.2)]
[Dropout(0.5)]
[Dense(3, Activation.Softmax)]
internal sealed partial class BothMasksNet;

/// <summary>Normalised on the input, before an activation and behind a dropout: only the dropout may differ from draw to draw.</summary>
[NeuralNetwork(3)]
[BatchNorm]
[Dense(5)]
[BatchNorm(Epsilon = 1e-3)]
[Activate(Activation.Tanh)]
[Dropout(0.3)]
[BatchNorm]
[Dense(2)]
internal sealed partial class NormalizedMasksNet;

/// <summary>The same with a mask of weights, which takes a pass for every draw.</summary>
[NeuralNetwork(3)]
[Dense(4, DropConnect = 0.2)]
[BatchNorm]
[Activate(Activation.Tanh)]
[Dense(2)]
internal sealed partial class NormalizedWeightsNet;
