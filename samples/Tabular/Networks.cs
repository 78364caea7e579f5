using NetGen;

namespace Tabular;

/// <summary>The species of an iris by four lengths.</summary>
[NeuralNetwork(4)]
[Standardize]
[Dense(16, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
public partial class IrisNet;

/// <summary>The cultivar of a wine by thirteen measurements of its chemistry, which differ by orders of magnitude.</summary>
[NeuralNetwork(13)]
[Standardize]
[Dense(32, Activation.Relu)]
[Dense(3, Activation.Softmax)]
public partial class WineNet;

/// <summary>Whether a breast tumour is malignant, by thirty measurements of its cells.</summary>
[NeuralNetwork(30)]
[Standardize]
[Dense(32, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
public partial class CancerNet;

/// <summary>Whether coronary arteries are narrowed: nine numbers and four columns of categories.</summary>
[NeuralNetwork(22)]
[Standardize]
[Dense(16, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
public partial class HeartNet;

/// <summary>Miles a gallon of a car: six numbers and where it was built.</summary>
[NeuralNetwork(9)]
[Standardize]
[Dense(32, Activation.Relu)]
[Dense(32, Activation.Relu)]
[Dense(1)]
public partial class MpgNet;

/// <summary>The rent of a made-up flat: three numbers and one of four districts.</summary>
[NeuralNetwork(7)]
[Standardize]
[Dense(32, Activation.Relu)]
[Dense(1)]
public partial class FlatNet;
