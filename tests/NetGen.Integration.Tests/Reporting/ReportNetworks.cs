namespace NetGen.Integration.Tests.Reporting;

/// <summary>An image in front of more units than a report shows.</summary>
[NeuralNetwork(6, 5, 1)]
[Dense(40, Activation.Relu)]
[Dense(3, Activation.Softmax)]
internal sealed partial class TileNet;

/// <summary>Filters of two channels, read in the order of files, and a layer that draws at random behind those of images.</summary>
[NeuralNetwork(6, 5, 2)]
[Conv2D(4, 3, 2, Activation.Relu, Pad = 1)]
[MaxPool2D(2)]
[Dropout(0.5)]
[Conv2D(20, 2, Activation.Relu)]
[Dense(3, Activation.Softmax)]
internal sealed partial class FilterNet;

/// <summary>A colour image straight into its classes.</summary>
[NeuralNetwork(5, 4, 3)]
[Dense(3, Activation.Softmax)]
internal sealed partial class ColorTileNet;

/// <summary>Three classes in the plane.</summary>
[NeuralNetwork(2)]
[Dense(12, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
internal sealed partial class PlaneClassesNet;
