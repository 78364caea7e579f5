using System.Numerics;

namespace Digits.Drawing;

/// <summary>Draws pictures of handwritten digits, the same ones on every machine.</summary>
/// <param name="seed">Another seed, another set of pictures.</param>
public sealed class DigitPainter(int seed)
{
    /// <summary>Width and height of a picture in pixels.</summary>
    public const int Side = 28;

    /// <summary>Pixels of a picture.</summary>
    public const int Pixels = Side * Side;

    /// <summary>Deviation of the noise on every pixel.</summary>
    private const float Noise = 0.08f;

    /// <summary>Which digit a picture shows: all ten in turn, so that they are equally frequent.</summary>
    /// <param name="picture">Its number, from 0.</param>
    public static int DigitOf(int picture) => picture % 10;

    /// <summary>Draws one picture. It depends on the seed and its number alone, not on what was drawn before.</summary>
    /// <param name="picture">Its number, from 0.</param>
    /// <param name="pixels">Receives <see cref="Pixels"/> values, row by row: 0 is paper, 255 is ink.</param>
    public void Paint(int picture, Span<byte> pixels)
    {
        var random = new DrawingRandom(seed, picture);
        ReadOnlySpan<Stroke[]> variants = Glyphs.Of(DigitOf(picture));
        Stroke[] glyph = variants[random.Below(variants.Length)];
        var hand = new Hand(random, center: new Vector2(Side / 2f));
        var paper = new Paper(Side);
        foreach (Stroke stroke in glyph)
        {
            Vector2[] path = Array.ConvertAll(stroke.Points, hand.Place);
            for (int i = 1; i < path.Length; i++)
            {
                paper.Draw(path[i - 1], path[i], hand.PenRadius);
            }
        }

        paper.Develop(pixels, hand.Ink, Noise, random);
    }

    /// <summary>Draws a run of pictures, on all cores.</summary>
    /// <param name="first">Number of the first picture.</param>
    /// <param name="count">How many.</param>
    public DigitImages Paint(int first, int count)
    {
        byte[] pixels = new byte[count * Pixels], labels = new byte[count];
        Parallel.For(0, count, i =>
        {
            Paint(first + i, pixels.AsSpan(i * Pixels, Pixels));
            labels[i] = (byte)DigitOf(first + i);
        });
        return new DigitImages(pixels, labels);
    }
}
