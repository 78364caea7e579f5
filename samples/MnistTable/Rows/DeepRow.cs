using NetGen;

namespace MnistTable.Rows;

/// <summary>Row 7: five hidden layers, twelve million weights.</summary>
[NeuralNetwork(28, 28, 1)]
[Dense(2500, Activation.Relu)]
[Dense(2000, Activation.Relu)]
[Dense(1500, Activation.Relu)]
[Dense(1000, Activation.Relu)]
[Dense(500, Activation.Relu)]
[Dense(10, Activation.Softmax)]
public partial class Row7Net;

/// <summary>Row 7: with so many weights 60,000 images would be learned by heart, so that no image is seen twice: every epoch deforms them anew.</summary>
internal static class DeepRow
{
    /// <summary>The row. Deformations as in Ciresan et al., "Deep, Big, Simple Neural Nets for Handwritten Digit Recognition" (2010), from whom the architecture is too.</summary>
    public static TableRow Row { get; } = new TableRow<Row7Net>(
        "7",
        "2500, 2000, 1500, 1000, 500",
        "cross-entropy + L1",
        0.9965,
        new FitOptions
        {
            Epochs = 100,
            BatchSize = 128,
            Optimizer = new Adam(0.0005f),
            Schedule = new CosineDecay(),
            L1 = 1e-8f,
            Augmentation = new ImageAugmentation { Shift = 1.5f, Rotation = 12, Scale = 0.15f, Shear = 8, Elastic = new ElasticDeformation(alpha: 36, sigma: 5.5f) },
        }) { IsLong = true };
}
