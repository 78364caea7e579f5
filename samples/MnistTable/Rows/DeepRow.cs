using MnistTable.Readings;
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
/// <remarks>
/// Deformations as in Ciresan et al., "Deep, Big, Simple Neural Nets for Handwritten Digit Recognition" (2010), from whom the architecture is too.
/// </remarks>
internal static class DeepRow
{
    private const string Name = "7";

    private static readonly TableRow<Row7Net> s_row = new(
        Name,
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
            Augmentation = new ImageAugmentation
            {
                Shift = 1.5f, Rotation = 12, Scale = 0.15f, Shear = 8, Elastic = new ElasticDeformation(alpha: 36, sigma: 5.5f)
            },
        })
    {
        IsLong = true,
        SnapshotEpochs = [70, 75, 80, 85, 90, 95, 100],
    };

    /// <summary>Half of what the training does: the images are those of people who meant to be read.</summary>
    private static readonly ImageAugmentation s_mild = new(28, 28)
    {
        Shift = 0.75f, Rotation = 6, Scale = 0.075f, Shear = 4, Elastic = new ElasticDeformation(alpha: 18, sigma: 5.5f)
    };

    /// <summary>The row.</summary>
    public static TableRow Row => s_row;

    /// <summary>What the networks of the same training can do together, or with more looks at an image.</summary>
    public static TableRow[] Variants { get; } =
    [
        Variant("mean-weights", new MeanWeights(from: 80)),
        Variant("mean-of-snapshots", new MeanOfSnapshots(from: 70)),
        Variant("mean-of-deformations", new MeanOfDeformations(s_mild, copies: 16)),
    ];

    /// <summary>Not the lectures' task, so their figure does not stand beside it.</summary>
    private static TableRow Variant(string name, Reading reading) =>
        s_row with { Name = $"{Name}-{name}", Training = Name, Reading = reading, Lectures = null };
}
