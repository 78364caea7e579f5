using NetGen;

namespace MnistTable.Rows;

/// <summary>Row 8: LeNet-5 with ReLUs and pools of the largest value.</summary>
/// <remarks>LeCun, Bottou, Bengio and Haffner, "Gradient-Based Learning Applied to Document Recognition", Proceedings of the IEEE 86 (1998).</remarks>
[NeuralNetwork(28, 28, 1)]
[Conv2D(6, 5, Activation.Relu, Padding = Padding.Same)]
[MaxPool2D(2)]
[Conv2D(16, 5, Activation.Relu)]
[MaxPool2D(2)]
[Dense(120, Activation.Relu)]
[Dense(84, Activation.Relu)]
[Dense(10, Activation.Softmax)]
public partial class Row8Net;

/// <summary>Row 8, from the images as they are and from deformed ones, as its authors tried both.</summary>
internal static class LenetRows
{
    private const string Layers = "conv 6@5x5, pool, conv 16@5x5, pool, 120, 84";

    private static readonly FitOptions s_options = new()
    {
        Epochs = 20,
        BatchSize = 64,
        Optimizer = new AdamW(0.002f, weightDecay: 0.01f),
        Schedule = new OneCycle(startShare: 0.2),
        AverageWeights = new WeightAveraging(0.999f),
    };

    /// <summary>The row.</summary>
    public static TableRow Row { get; } = new TableRow<Row8Net>("8", Layers, "cross-entropy", null, s_options) { Layers = 5 };

    /// <summary>The same network when no image is seen twice.</summary>
    public static TableRow Deformed { get; } = Row with
    {
        Name = "8-deformed",
        Training = "8-deformed",
        Options = s_options with
        {
            Epochs = 60,
            Augmentation = new ImageAugmentation
            {
                Shift = 1.5f, Rotation = 8, Scale = 0.1f, Shear = 5, Elastic = new ElasticDeformation(alpha: 24, sigma: 5.5f)
            },
        },
    };
}
