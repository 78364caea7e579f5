namespace NetGen.Native;

// One network for each kind of kernel.

[NeuralNetwork(4)]
[Dense(16, Activation.Relu)]
[Dense(3, Activation.Softmax)]
internal sealed partial class Registers;

[NeuralNetwork(16)]
[Dense(64, Activation.Tanh)]
[Dense(32, Activation.Sigmoid)]
[Dense(10, Activation.Softmax)]
internal sealed partial class OneMethod;

[NeuralNetwork(150)]
[Dense(128, Activation.Relu)]
[Dense(70, Activation.Relu)]
[Dense(10, Activation.Softmax)]
internal sealed partial class ZerosSkipped;

[NeuralNetwork(65)]
[Dense(33, Activation.Sigmoid)]
[Dense(100, Activation.Softplus)]
[Dense(31, Activation.Tanh)]
[Dense(17, Activation.Softmax)]
internal sealed partial class Padded;

[NeuralNetwork(20)]
[Dense(24)]
[BatchNorm]
[Activate(Activation.Gelu)]
[Dense(5, Activation.Softmax)]
internal sealed partial class Normalized;

[NeuralNetwork(150)]
[Dense(100, Activation.Relu)]
[Dense(7)]
internal sealed partial class Linear;
