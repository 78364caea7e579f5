namespace NetGen.Reliability.Numbers.Scenes;

/// <summary>A classification of scaled columns.</summary>
[NeuralNetwork(5)]
[Standardize]
[Dense(9, Activation.Relu)]
[Dense(3, Activation.Softmax)]
public partial class ScaledClassesNet;

/// <summary>A regression without anything that limits its values.</summary>
[NeuralNetwork(4)]
[Dense(7, Activation.Gelu)]
[Dense(2)]
public partial class PlainRegressionNet;

/// <summary>Independent labels, normalised over the mini-batch, with dropout near 1 and masks of weights.</summary>
[NeuralNetwork(6)]
[MinMaxScale]
[Dense(8, DropConnect = 0.3)]
[BatchNorm]
[Activate(Activation.LeakyRelu)]
[Dropout(0.97)]
[Dense(2, Activation.Sigmoid)]
public partial class NormalizedLabelsNet;

/// <summary>Images.</summary>
[NeuralNetwork(6, 6, 1)]
[Conv2D(4, 3, Pad = 1, UseBias = false)]
[BatchNorm]
[Activate(Activation.Relu)]
[MaxPool2D(2)]
[Dense(3, Activation.Softmax)]
public partial class NumberImageNet;

/// <summary>A residual block between normalisations, with slopes that are learned or drawn.</summary>
[NeuralNetwork(8)]
[LayerNorm]
[Dense(8, Activation.PRelu)]
[Label("in")]
[Dense(8, Activation.RRelu)]
[Add("in")]
[LayerNorm]
[Dense(3, Activation.Tanh)]
public partial class NumberResidualNet;

/// <summary>So many weights that a step updates them piece by piece.</summary>
[NeuralNetwork(72)]
[Dense(512, Activation.Relu)]
[Dense(3, Activation.Softmax)]
public partial class PiecewiseNet;
