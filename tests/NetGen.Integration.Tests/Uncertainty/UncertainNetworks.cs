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
