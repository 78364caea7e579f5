namespace NetGen.Models.Tests;

/// <summary>Linear, BatchNorm1d, ReLU, Dropout, Linear, Softmax.</summary>
[NeuralNetwork("Models/mlp.onnx")]
public sealed partial class Mlp;

[NeuralNetwork("Models/lenet.onnx", Loss = Loss.CrossEntropy)]
public sealed partial class LeNet;

[NeuralNetwork("Models/residual.onnx")]
public sealed partial class Residual;

[NeuralNetwork("Models/depthwise.onnx")]
public sealed partial class Depthwise;

[NeuralNetwork("Models/sequence.onnx")]
public sealed partial class Sequence;

/// <summary>One block of an encoder: attention with two heads over five places.</summary>
[NeuralNetwork("Models/transformer.onnx")]
public sealed partial class Transformer;
