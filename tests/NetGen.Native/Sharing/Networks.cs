namespace NetGen.Native.Sharing;

// What instances share or rent in a prediction depends on the kind of network: these have what the networks that check kernels lack.

/// <summary>A layer of more than a megabyte, whose panels predictions read up and down in turns.</summary>
[NeuralNetwork(600)]
[Dense(441, Activation.Relu)]
[Dense(10, Activation.Softmax)]
internal sealed partial class Alternating;

/// <summary>Hidden values too many for the stack: they are rented.</summary>
[NeuralNetwork(16)]
[Dense(9000, Activation.Relu)]
[Dense(4, Activation.Softmax)]
internal sealed partial class Rented;

/// <summary>The scaling is folded into the weights at the first prediction, by whichever thread comes first.</summary>
[NeuralNetwork(40)]
[Standardize]
[Dense(70)]
[BatchNorm]
[Activate(Activation.Relu)]
[Dense(5, Activation.Softmax)]
internal sealed partial class Scaled;

/// <summary>Images, with margins that each prediction copies.</summary>
[NeuralNetwork(8, 8, 2)]
[Conv2D(6, 3, Activation.Relu, Padding = Padding.Same)]
[MaxPool2D(2)]
[DepthwiseConv2D(3, Activation.Relu, Pad = 1)]
[Dense(5, Activation.Softmax)]
internal sealed partial class Convolved;

/// <summary>Two ways from the input to the output.</summary>
[NeuralNetwork(6, 6, 4)]
[Label("in")]
[Conv2D(8, 3, Activation.Relu, Pad = 1)]
[Conv2D(8, 3, Pad = 1)]
[Label("main")]
[From("in")]
[Conv2D(8, 1)]
[Add("main")]
[Activate(Activation.Relu)]
[GlobalAveragePool2D]
[Dense(5, Activation.Softmax)]
internal sealed partial class Residual;

/// <summary>What is drawn gives a distribution of answers.</summary>
[NeuralNetwork(40)]
[Dropout(0.25)]
[Dense(5, Activation.Softmax)]
internal sealed partial class Dropped;

/// <summary>One block of embedded weights for all instances.</summary>
[NeuralNetwork("../NetGen.Models.Tests/Models/residual.onnx", Frozen = true)]
internal sealed partial class Frozen;
