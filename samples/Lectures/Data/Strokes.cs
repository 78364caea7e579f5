using NetGen;

namespace Lectures.Data;

/// <summary>Images of 12 × 24 pixels with one stroke of five, upright or lying, in the left half or in the right.</summary>
internal static class Strokes
{
    public const int Height = 12, Width = 24;

    /// <summary>From a place in the left half to that in the right: a stroke that is moved so stays in the image.</summary>
    public const int Shift = 8;

    /// <summary>A stroke is at least so far from the border, so that a filter of five by five finds all of it at every place.</summary>
    private const int Margin = 4;

    private const int Length = 5;

    /// <summary>Strokes in the left half; the target is 1 for an upright one, 0 for a lying one.</summary>
    /// <param name="count">Images, every other of them upright.</param>
    /// <param name="seed">The same seed gives the same images.</param>
    /// <param name="shift">Columns that every stroke is moved to the right.</param>
    public static Dataset Draw(int count, int seed, int shift = 0)
    {
        var random = new Random(seed);
        float[] images = new float[count * Height * Width], targets = new float[count];
        for (int n = 0; n < count; n++)
        {
            targets[n] = n % 2;
            bool isUpright = n % 2 == 1;
            int row = random.Next(0, Height - Length + 1), column = random.Next(Margin, Margin + 4) + shift;
            float ink = 0.5f + (0.5f * random.NextSingle());
            for (int i = 0; i < Length; i++)
            {
                images[(((n * Height) + row + (isUpright ? i : 0)) * Width) + column + (isUpright ? 0 : i)] = ink;
            }
        }

        return new Dataset(images, Height * Width, targets, 1);
    }
}
