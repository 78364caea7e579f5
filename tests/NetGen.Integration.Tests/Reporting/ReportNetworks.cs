namespace NetGen.Integration.Tests.Reporting;

/// <summary>An image in front of more units than a report shows.</summary>
[NeuralNetwork(6, 5, 1)]
[Dense(40, Activation.Relu)]
[Dense(3, Activation.Softmax)]
internal sealed partial class TileNet;

/// <summary>A colour image straight into its classes.</summary>
[NeuralNetwork(5, 4, 3)]
[Dense(3, Activation.Softmax)]
internal sealed partial class ColorTileNet;

/// <summary>Three classes in the plane.</summary>
[NeuralNetwork(2)]
[Dense(12, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
internal sealed partial class PlaneClassesNet;
