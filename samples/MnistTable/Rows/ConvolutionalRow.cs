using NetGen;

namespace MnistTable.Rows;

/// <summary>Row 9: four convolutions of 3 × 3, normalised per channel, and two dense layers; at most 250,000 parameters.</summary>
[NeuralNetwork(28, 28, 1)]
[Conv2D(32, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activate(Activation.Relu)]
[Conv2D(32, 3, UseBias = false)]
[BatchNorm]
[Activate(Activation.Relu)]
[MaxPool2D(2)]
[Dropout(0.1, PerChannel = true)]
[Conv2D(64, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activate(Activation.Relu)]
[MaxPool2D(2)]
[Conv2D(96, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activate(Activation.Relu)]
[MaxPool2D(2)]
[Dropout(0.2, PerChannel = true)]
[Dense(128, UseBias = false)]
[BatchNorm]
[Activate(Activation.Relu)]
[Dropout(0.4)]
[Dense(10, Activation.Softmax)]
public partial class Row9Net;

/// <summary>Row 9: a small network of today. No image is seen twice, and the network is the average of its last steps.</summary>
/// <remarks>
/// Deformations are weaker than row 7's: filters are the same at every place, so a shift teaches them little. A one-cycle rate (Smith and Topin,
/// "Super-Convergence", 2018) with decoupled weight decay, and an average over about 2,000 steps of the end, when the rate is small.
/// </remarks>
internal static class ConvolutionalRow
{
    /// <summary>The row.</summary>
    public static TableRow Row { get; } = new TableRow<Row9Net>(
        "9",
        "conv 32@3x3 twice, pool, conv 64@3x3, pool, conv 96@3x3, pool, 128",
        "cross-entropy",
        null,
        new FitOptions
        {
            Epochs = 30,
            BatchSize = 64,
            Optimizer = new AdamW(0.004f, weightDecay: 0.02f),
            Schedule = new OneCycle(startShare: 0.25),
            LabelSmoothing = 0.05f,
            AverageWeights = new WeightAveraging(0.9995f),
            Augmentation = new ImageAugmentation
            {
                Shift = 1.5f, Rotation = 10, Scale = 0.1f, Shear = 6, Elastic = new ElasticDeformation(alpha: 24, sigma: 5.5f)
            },
        })
    {
        Layers = 6,
    };
}
