namespace NetGen.Integration.Tests;

/// <summary>The smallest network that can learn exclusive or.</summary>
[NeuralNetwork(2)]
[Dense(8, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
public partial class XorNet;

/// <summary>y = w₀x₀ + w₁x₁ + b under the squared error: small enough to be trained by hand.</summary>
[NeuralNetwork(2)]
[Dense(1)]
internal sealed partial class PlaneNet;

/// <summary>y = wx + b behind a z-score.</summary>
[NeuralNetwork(2)]
[Standardize]
[Dense(3)]
internal sealed partial class StandardizedNet;

/// <summary>y = wx + b behind a scaling to 0..1.</summary>
[NeuralNetwork(2)]
[MinMaxScale]
[Dense(3)]
internal sealed partial class MinMaxNet;

/// <summary>A scaled input of many columns, zeros among them, before one layer large enough to skip those.</summary>
[NeuralNetwork(200)]
[Standardize]
[Dense(170)]
internal sealed partial class WideScaledNet;

/// <summary>Softmax regression.</summary>
[NeuralNetwork(3)]
[Dense(3, Activation.Softmax)]
internal sealed partial class SoftmaxNet;

/// <summary>Independent labels.</summary>
[NeuralNetwork(3)]
[Dense(3, Activation.Sigmoid)]
internal sealed partial class LabelsNet;

/// <summary>One probability.</summary>
[NeuralNetwork(1)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class SigmoidUnitNet;

/// <summary>One value from −1 to 1.</summary>
[NeuralNetwork(1)]
[Dense(1, Activation.Tanh)]
internal sealed partial class TanhUnitNet;

/// <summary>Weights, biases and a learned slope; sizes that leave padding in every panel.</summary>
[NeuralNetwork(3)]
[Dense(5, Activation.PRelu)]
[Dense(2)]
internal sealed partial class SlopeNet;

/// <summary>Large enough that a step is shared among threads, and with everything that draws random numbers.</summary>
[NeuralNetwork(64)]
[Dropout(0.1)]
[Dense(64, Activation.Relu, DropConnect = 0.1)]
[Dropout(0.2)]
[Dense(48, Activation.RRelu)]
[Dense(10, Activation.Softmax)]
internal sealed partial class SharedNet;

/// <summary>Hidden values too many for the stack.</summary>
[NeuralNetwork(16)]
[Dense(9000, Activation.Relu)]
[Dense(4, Activation.Softmax)]
internal sealed partial class WideNet;

/// <summary>A layer of more than a megabyte.</summary>
[NeuralNetwork(600)]
[Dense(441, Activation.Relu)]
[Dense(10, Activation.Softmax)]
internal sealed partial class LargeNet;

/// <summary>Everything that a checkpoint must carry or draw again.</summary>
[NeuralNetwork(4)]
[Standardize]
[Dropout(0.1)]
[Dense(12, Activation.Relu, DropConnect = 0.2)]
[Dense(8, Activation.RRelu)]
[Dropout(0.2)]
[Dense(3, Activation.Softmax)]
internal sealed partial class NoisyNet;

/// <summary>The tensors of <see cref="NoisyNet"/> under the same names, but other layers.</summary>
[NeuralNetwork(4)]
[Standardize]
[Dropout(0.1)]
[Dense(12, Activation.Tanh, DropConnect = 0.2)]
[Dense(8, Activation.RRelu)]
[Dropout(0.2)]
[Dense(3, Activation.Softmax)]
internal sealed partial class NoisyTanhNet;

/// <summary>The tensors and layers of <see cref="NoisyNet"/>, but another rate.</summary>
[NeuralNetwork(4)]
[Standardize]
[Dropout(0.5)]
[Dense(12, Activation.Relu, DropConnect = 0.2)]
[Dense(8, Activation.RRelu)]
[Dropout(0.2)]
[Dense(3, Activation.Softmax)]
internal sealed partial class NoisierNet;

/// <summary>Large enough that weights are changed piece by piece: several pieces a panel, panels with padding, zeros to skip.</summary>
[NeuralNetwork(200)]
[Dense(130, Activation.Relu)]
[Dense(100, Activation.Tanh)]
[Dense(10, Activation.Softmax)]
internal sealed partial class PiecewiseNet;

/// <summary>The same with what else has a gradient, or changes one: dropped weights, dropped units, learned slopes.</summary>
[NeuralNetwork(200)]
[Dropout(0.1)]
[Dense(128, Activation.PRelu, DropConnect = 0.2)]
[Dropout(0.2)]
[Dense(100, Activation.PRelu)]
[Dense(10, Activation.Softmax)]
internal sealed partial class PiecewiseNoisyNet;

/// <summary>Small enough for one method a sample, with a scaling that is folded into its first layer.</summary>
[NeuralNetwork(12)]
[Standardize]
[Dense(80, Activation.Relu)]
[Dense(10, Activation.Softmax)]
internal sealed partial class SmallNet;

/// <summary>So many outputs that a block of rows of them would be large.</summary>
[NeuralNetwork(2)]
[Dense(20000)]
internal sealed partial class ManyClassesNet;

/// <summary>What normalises the data as they are.</summary>
[NeuralNetwork(2)]
[BatchNorm]
[Dense(3)]
internal sealed partial class NormalizedInputNet;

/// <summary>What normalises what a layer makes of the data.</summary>
[NeuralNetwork(1)]
[Dense(2)]
[BatchNorm]
[Dense(1)]
internal sealed partial class NormalizedHiddenNet;

[NeuralNetwork(2)]
[Dropout(0.1)]
[Dense(9, Activation.Relu, DropConnect = 0.2)]
[Dense(2, Activation.Softmax)]
public partial class DroppedReluNet;

[NeuralNetwork(2)]
[Dropout(0.1)]
[Dense(9, Activation.Tanh, DropConnect = 0.2)]
[Dense(2, Activation.Softmax)]
public partial class DroppedTanhNet;

[NeuralNetwork(9)]
[Dense(16, Activation.Relu)]
[Label("in")]
[Dense(16, Activation.Relu)]
[Dropout(0.2)]
[Dense(16)]
[Add("in")]
[LayerNorm]
[Activate(Activation.Relu)]
[Label("body")]
[Dense(8, Activation.Tanh)]
[Concat("body")]
[Dense(3, Activation.Softmax)]
public partial class ResidualNet;

[NeuralNetwork(6)]
[Dense(12, Activation.Relu)]
[Label("stem")]
[Dense(12, Activation.Tanh)]
[Label("left")]
[From("stem")]
[Dense(12, UseBias = false)]
[BatchNorm]
[Activate(Activation.PRelu)]
[Add("left")]
[Dense(4)]
public partial class BranchesNet;

/// <summary>The tensors of <see cref="ResidualNet"/>, with another skip.</summary>
[NeuralNetwork(9)]
[Dense(16, Activation.Relu)]
[Dense(16, Activation.Relu)]
[Label("in")]
[Dropout(0.2)]
[Dense(16)]
[Add("in")]
[LayerNorm]
[Activate(Activation.Relu)]
[Label("body")]
[Dense(8, Activation.Tanh)]
[Concat("body")]
[Dense(3, Activation.Softmax)]
public partial class OtherResidualNet;
