namespace NetGen.Integration.Tests.Normalizing;

/// <summary>Normalised on the scaled input, before an activation and after one, with all that a checkpoint must carry or draw again.</summary>
[NeuralNetwork(4)]
[Standardize]
[BatchNorm]
[Dense(12, DropConnect = 0.1)]
[BatchNorm]
[Activate(Activation.Relu)]
[Dropout(0.2)]
[Dense(8, Activation.Tanh)]
[BatchNorm(Momentum = 0.2)]
[Dense(3, Activation.Softmax)]
internal sealed partial class NormalizedNet;

/// <summary>Large enough that a step is shared among threads, and weights are changed piece by piece.</summary>
[NeuralNetwork(64)]
[BatchNorm]
[Dense(300)]
[BatchNorm]
[Activate(Activation.Relu)]
[Dropout(0.1)]
[Dense(70, Activation.PRelu)]
[BatchNorm]
[Dense(10, Activation.Softmax)]
internal sealed partial class SharedNormalizedNet;

/// <summary>Images large enough that a step is shared among threads, with everything that is one for each channel.</summary>
[NeuralNetwork(12, 11, 5)]
[BatchNorm]
[Activate(Activation.PRelu, SlopePerChannel = true)]
[Dropout(0.2, PerChannel = true)]
[BatchNorm(Momentum = 0.3)]
[Dense(40, Activation.Relu)]
[Dense(10, Activation.Softmax)]
internal sealed partial class SharedImagesNet;

/// <summary>One image has a variance by itself.</summary>
[NeuralNetwork(2, 2, 2)]
[BatchNorm(Momentum = 0.5)]
internal sealed partial class OnlyNormalizedImagesNet;

/// <summary>Nothing but a normalisation: what is learned can be said in a line.</summary>
[NeuralNetwork(2)]
[BatchNorm(Momentum = 0.5)]
internal sealed partial class OnlyNormalizedNet;
