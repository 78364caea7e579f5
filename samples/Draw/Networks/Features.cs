using NetGen;

namespace Draw.Networks;

/// <summary>The second part of <see cref="DigitNet"/>: from the answers of the first filters to 64 features of the whole picture.</summary>
[NeuralNetwork(24, 24, 8)]
[MaxPool2D(2)]
[Conv2D(16, 5, Activation.Relu)]
[MaxPool2D(2)]
[Dense(64, Activation.Relu)]
public partial class Features;
