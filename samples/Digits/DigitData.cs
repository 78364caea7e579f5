using Digits.Drawing;
using NetGen;

namespace Digits;

/// <summary>The pictures of one training: to learn from, to watch the training by, and to test with once at the end.</summary>
/// <param name="Train">What the network learns from.</param>
/// <param name="Validation">Shows after every epoch how well it does on pictures it does not learn from.</param>
/// <param name="Test">Seen by nobody before the training has ended.</param>
/// <param name="Origin">Where they come from, in words.</param>
internal sealed record DigitData(Dataset Train, Dataset Validation, Dataset Test, string Origin)
{
    private const int DrawnForTraining = 12_000;
    private const int DrawnForTest = 2_000;

    /// <summary>One training picture in so many is set aside for validation.</summary>
    private const int ValidationShare = 12;

    /// <summary>Reads MNIST's four files.</summary>
    public static DigitData Read(string folder, int seed)
    {
        Mnist mnist = Mnist.Load(folder);
        int train = mnist.Train.Count, test = mnist.Test.Count;
        return train >= ValidationShare && test > 0
            ? Of(mnist.Train, mnist.Test, seed, $"MNIST files read from {folder}")
            : throw new NetGenFormatException(
                $"{folder}: expected {ValidationShare} or more pictures to train on and 1 or more to test with, but found {train} and {test}.");
    }

    /// <summary>Draws digits, and writes them to a folder if one is given.</summary>
    public static DigitData Draw(int seed, string? exportFolder)
    {
        string origin = $"Digits drawn from seed {seed}";
        var painter = new DigitPainter(seed);
        DigitImages train = painter.Paint(0, DrawnForTraining), test = painter.Paint(DrawnForTraining, DrawnForTest);
        if (exportFolder is not null)
        {
            train.Save(exportFolder, "train");
            test.Save(exportFolder, "t10k");
            origin += $" and written to {exportFolder}";
        }

        return Of(train.ToDataset(), test.ToDataset(), seed, origin);
    }

    private static DigitData Of(Dataset train, Dataset test, int seed, string origin)
    {
        (Dataset validation, Dataset rest) = train.Split(train.Count / ValidationShare, seed, stratify: true);
        return new DigitData(rest, validation, test, origin);
    }
}
