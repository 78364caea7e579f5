namespace NetGen.Reliability.Trainings;

/// <summary>Dense layers and everything that draws random numbers in them.</summary>
[NeuralNetwork(16)]
[Standardize]
[Dropout(0.1)]
[Dense(24, Activation.PRelu, DropConnect = 0.1)]
[Dense(12, Activation.RRelu)]
[LayerNorm]
[Dropout(0.2)]
[Dense(3, Activation.Softmax)]
internal sealed partial class RowNet;

/// <summary>Two ways from the input to the output, joined by a sum and by a concatenation. Its values are fitted by the squared error.</summary>
[NeuralNetwork(16)]
[MinMaxScale]
[Dense(12, Activation.Relu)]
[Label("stem")]
[Dense(12, Activation.Tanh)]
[Label("left")]
[From("stem")]
[Dense(12, UseBias = false)]
[BatchNorm]
[Activate(Activation.PRelu)]
[Add("left")]
[LayerNorm]
[Label("body")]
[Dense(8, Activation.Gelu)]
[Dropout(0.1)]
[Concat("body")]
[Dense(2)]
internal sealed partial class GraphNet;

/// <summary>A residual block of convolutions.</summary>
[NeuralNetwork(8, 8, 1)]
[Conv2D(6, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activate(Activation.Relu)]
[Label("in")]
[Conv2D(6, 3, Activation.Relu, Padding = Padding.Same)]
[Add("in")]
[MaxPool2D(2)]
[Dropout(0.2, PerChannel = true)]
[DepthwiseConv2D(3, Activation.Silu)]
[GlobalAveragePool2D]
[Dense(3, Activation.Softmax)]
internal sealed partial class PictureNet;

/// <summary>Independent labels of a sequence.</summary>
[NeuralNetwork(16, 1)]
[Conv1D(8, 3, Activation.Elu)]
[AveragePool1D(2)]
[LayerNorm]
[Dropout(0.1)]
[Dense(3, Activation.Sigmoid)]
internal sealed partial class SequenceNet;

/// <summary>Layers of several panels, so wide that threads share a step.</summary>
[NeuralNetwork(64)]
[Dropout(0.1)]
[Dense(64, Activation.Relu, DropConnect = 0.1)]
[Dense(48, Activation.RRelu)]
[Dropout(0.2)]
[Dense(3, Activation.Softmax)]
internal sealed partial class WideNet;

/// <summary>One probability, from inputs that the network normalises itself.</summary>
[NeuralNetwork(16)]
[BatchNorm]
[Dense(8, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class UnitNet;
