namespace NetGen.Integration.Tests.Persistence;

/// <summary>Every setting that a layer has at inference. The networks after it have the same tensors and differ in one thing.</summary>
[NeuralNetwork(4)]
[MinMaxScale]
[BatchNorm]
[Dense(4, Activation.LeakyRelu, Alpha = 0.2)]
[BatchNorm(Epsilon = 1e-3)]
[Dense(4, Activation.Elu, Alpha = 0.5)]
[Dense(4, Activation.Softplus, Beta = 2)]
[Dense(4, Activation.PRelu)]
[Dense(4)]
internal sealed partial class SettingsNet;

[NeuralNetwork(4)]
[Standardize]
[BatchNorm]
[Dense(4, Activation.LeakyRelu, Alpha = 0.2)]
[BatchNorm(Epsilon = 1e-3)]
[Dense(4, Activation.Elu, Alpha = 0.5)]
[Dense(4, Activation.Softplus, Beta = 2)]
[Dense(4, Activation.PRelu)]
[Dense(4)]
internal sealed partial class OtherScalingNet;

[NeuralNetwork(4)]
[MinMaxScale]
[BatchNorm]
[Dense(4, Activation.LeakyRelu, Alpha = 0.2)]
[BatchNorm(Epsilon = 2e-3)]
[Dense(4, Activation.Elu, Alpha = 0.5)]
[Dense(4, Activation.Softplus, Beta = 2)]
[Dense(4, Activation.PRelu)]
[Dense(4)]
internal sealed partial class OtherEpsilonNet;

[NeuralNetwork(4)]
[MinMaxScale]
[BatchNorm]
[Dense(4, Activation.LeakyRelu, Alpha = 0.3)]
[BatchNorm(Epsilon = 1e-3)]
[Dense(4, Activation.Elu, Alpha = 0.5)]
[Dense(4, Activation.Softplus, Beta = 2)]
[Dense(4, Activation.PRelu)]
[Dense(4)]
internal sealed partial class OtherSlopeNet;

[NeuralNetwork(4)]
[MinMaxScale]
[BatchNorm]
[Dense(4, Activation.LeakyRelu, Alpha = 0.2)]
[BatchNorm(Epsilon = 1e-3)]
[Dense(4, Activation.Elu, Alpha = 0.6)]
[Dense(4, Activation.Softplus, Beta = 2)]
[Dense(4, Activation.PRelu)]
[Dense(4)]
internal sealed partial class OtherAlphaNet;

[NeuralNetwork(4)]
[MinMaxScale]
[BatchNorm]
[Dense(4, Activation.LeakyRelu, Alpha = 0.2)]
[BatchNorm(Epsilon = 1e-3)]
[Dense(4, Activation.Elu, Alpha = 0.5)]
[Dense(4, Activation.Softplus, Beta = 3)]
[Dense(4, Activation.PRelu)]
[Dense(4)]
internal sealed partial class OtherBetaNet;

[NeuralNetwork(4)]
[MinMaxScale]
[BatchNorm]
[Dense(4, Activation.LeakyRelu, Alpha = 0.2)]
[BatchNorm(Epsilon = 1e-3)]
[Dense(4, Activation.Elu, Alpha = 0.5)]
[Dense(4, Activation.Softplus, Beta = 2)]
[Dense(4, Activation.PRelu)]
[Dense(4, Activation.Sigmoid)]
internal sealed partial class MoreLayersNet;

[NeuralNetwork(4, Loss = Loss.MeanSquaredError)]
[MinMaxScale]
[BatchNorm(Momentum = 0.5)]
[Dense(4, Activation.LeakyRelu, Alpha = 0.2, DropConnect = 0.5)]
[BatchNorm(Momentum = 0.01, Epsilon = 1e-3)]
[Dense(4, Activation.Elu, Alpha = 0.5, Init = Init.LeCun)]
[Dense(4, Activation.Softplus, Beta = 2, InitScale = 2)]
[Dense(4, Activation.PRelu, BiasInit = 0.1)]
[Dense(4)]
internal sealed partial class OtherTrainingNet;

[NeuralNetwork(4)]
[Dense(3, Activation.RRelu, Lower = 0.1, Upper = 0.3)]
internal sealed partial class SlopesNet;

[NeuralNetwork(4)]
[Dense(3, Activation.RRelu, Lower = 0.15, Upper = 0.25)]
internal sealed partial class SlopesAroundTheSameMeanNet;

[NeuralNetwork(4)]
[Dense(3, Activation.RRelu, Lower = 0.2, Upper = 0.3)]
internal sealed partial class SlopesAroundAnotherMeanNet;

[NeuralNetwork(4)]
[Dense(3)]
[Activate(Activation.RRelu, Lower = 0.1, Upper = 0.3)]
internal sealed partial class SlopesInALayerOfTheirOwnNet;
