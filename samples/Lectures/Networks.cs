using NetGen;

namespace Lectures;

/// <summary>Logistic regression of two features: a line through the plane.</summary>
[NeuralNetwork(2)]
[Dense(1, Activation.Sigmoid)]
public partial class LogisticUnit;

/// <summary>The same with a hidden layer of eight units: a curve.</summary>
[NeuralNetwork(2)]
[Dense(8, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
public partial class HiddenLayerNet;

/// <summary>As few hidden units as exclusive or needs.</summary>
[NeuralNetwork(2)]
[Dense(2, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
public partial class TwoHiddenUnits;

/// <summary>y = w·x + b.</summary>
[NeuralNetwork(1)]
[Dense(1)]
public partial class Line;

/// <summary>y = w₁·x₁ + w₂·x₂ + b.</summary>
[NeuralNetwork(2)]
[Dense(1)]
public partial class Plane;

/// <summary>Linear regression of twenty features.</summary>
[NeuralNetwork(20)]
[Dense(1)]
public partial class LinearModel;

/// <summary>Many more weights than a few rows of twenty numbers can determine.</summary>
[NeuralNetwork(20)]
[Dense(128, Activation.Relu)]
[Dense(1, Activation.Sigmoid)]
public partial class LargeNet;

/// <summary>σ(w·x + b).</summary>
[NeuralNetwork(1)]
[Dense(1, Activation.Sigmoid)]
public partial class SigmoidUnit;

/// <summary>Seven hidden layers of sigmoids, and one at the end.</summary>
[NeuralNetwork(2)]
[Dense(16, Activation.Sigmoid)]
[Dense(16, Activation.Sigmoid)]
[Dense(16, Activation.Sigmoid)]
[Dense(16, Activation.Sigmoid)]
[Dense(16, Activation.Sigmoid)]
[Dense(16, Activation.Sigmoid)]
[Dense(16, Activation.Sigmoid)]
[Dense(1, Activation.Sigmoid)]
public partial class DeepSigmoidNet;

/// <summary>Seven hidden layers of ReLUs, from He's weights, and a sigmoid at the end.</summary>
[NeuralNetwork(2)]
[Dense(16, Activation.Relu)]
[Dense(16, Activation.Relu)]
[Dense(16, Activation.Relu)]
[Dense(16, Activation.Relu)]
[Dense(16, Activation.Relu)]
[Dense(16, Activation.Relu)]
[Dense(16, Activation.Relu)]
[Dense(1, Activation.Sigmoid)]
public partial class DeepReluNet;
