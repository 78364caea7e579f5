using System.Numerics;
using Digits.Drawing;

namespace Draw.Seeing;

/// <summary>Digits from shaky hands, as the eye sees them: what the network learns from, and what keeps it from forgetting digits in a lesson.</summary>
/// <param name="seed">Another seed, other hands.</param>
internal sealed class DrawnDigits(int seed)
{
    /// <summary>Which digit a picture shows: all ten in turn.</summary>
    /// <param name="picture">Its number, from 0.</param>
    public static int DigitOf(int picture) => picture % 10;

    /// <summary>Draws one picture. It depends on the seed and its number alone.</summary>
    /// <param name="picture">Its number, from 0.</param>
    /// <param name="pixels">Receives <see cref="Eye.Pixels"/> values from 0 to 1.</param>
    public void Paint(int picture, Span<float> pixels)
    {
        var random = new DrawingRandom(seed, picture);
        ReadOnlySpan<Stroke[]> variants = Glyphs.Of(DigitOf(picture));
        Stroke[] glyph = variants[random.Below(variants.Length)];
        var hand = new Hand(random, Vector2.Zero);
        Vector2[][] strokes = Array.ConvertAll(glyph, stroke => Array.ConvertAll(stroke.Points, hand.Place));
        Eye.See(strokes, smallest: 1, hand.PenRadius, pixels);
    }
}
