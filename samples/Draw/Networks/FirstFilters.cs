using NetGen;

namespace Draw.Networks;

/// <summary>The first part of <see cref="DigitNet"/>: eight filters of 5 × 5 pixels, whose answers the page shows.</summary>
[NeuralNetwork(28, 28, 1)]
[Conv2D(8, 5, Activation.Relu)]
public partial class FirstFilters;
