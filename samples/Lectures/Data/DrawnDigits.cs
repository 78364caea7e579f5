using Digits.Drawing;
using NetGen;

namespace Lectures.Data;

/// <summary>Digits that the program draws itself, with the hand of the Digits sample.</summary>
internal static class DrawnDigits
{
    /// <summary>Pictures of 28 × 28 pixels, to learn from and to test with.</summary>
    /// <param name="trainCount">Pictures to learn from.</param>
    /// <param name="testCount">Others, to test with.</param>
    /// <param name="seed">The same seed gives the same pictures.</param>
    public static (Dataset Train, Dataset Test) Draw(int trainCount, int testCount, int seed)
    {
        var painter = new DigitPainter(seed);
        return (painter.Paint(0, trainCount).ToDataset(), painter.Paint(trainCount, testCount).ToDataset());
    }
}
