using NetGen;

namespace Digits.Drawing;

/// <summary>Pictures of digits in bytes, as files hold them.</summary>
/// <param name="Pixels">Picture after picture, row by row: 0 is paper, 255 is ink.</param>
/// <param name="Labels">The digit each shows.</param>
public sealed record DigitImages(byte[] Pixels, byte[] Labels)
{
    /// <summary>Number of pictures.</summary>
    public int Count => Labels.Length;

    /// <summary>What a network trains on: pixels from 0 to 1, scaled as those of MNIST are.</summary>
    public Dataset ToDataset() => Dataset.FromLabels(
        Array.ConvertAll(Pixels, static pixel => pixel / 255f), DigitPainter.Pixels, Array.ConvertAll(Labels, static label => (int)label), classes: 10);

    /// <summary>Writes the two IDX files of one part of a data set.</summary>
    /// <param name="folder">Made if missing.</param>
    /// <param name="part">How MNIST names the part: <c>train</c> or <c>t10k</c>.</param>
    public void Save(string folder, string part)
    {
        Directory.CreateDirectory(folder);
        IdxFile.Write(Path.Combine(folder, $"{part}-images-idx3-ubyte"), [Count, DigitPainter.Side, DigitPainter.Side], Pixels);
        IdxFile.Write(Path.Combine(folder, $"{part}-labels-idx1-ubyte"), [Count], Labels);
    }
}
