using System.Numerics;

namespace Digits.Drawing;

/// <summary>A small grey picture that a round pen draws on, with soft edges.</summary>
/// <param name="side">Width and height in pixels.</param>
internal sealed class Paper(int side)
{
    private readonly float[] _ink = new float[side * side];

    /// <summary>How much of each pixel is covered, row by row.</summary>
    public ReadOnlySpan<float> Ink => _ink;

    /// <summary>Draws a straight line.</summary>
    /// <param name="from">One end; pixel (0, 0) reaches from 0 to 1.</param>
    /// <param name="to">The other end.</param>
    /// <param name="radius">Half the width of the line.</param>
    public void Draw(Vector2 from, Vector2 to, float radius)
    {
        float reach = radius + 1;
        (int left, int right) = PixelsBetween(Math.Min(from.X, to.X) - reach, Math.Max(from.X, to.X) + reach);
        (int top, int bottom) = PixelsBetween(Math.Min(from.Y, to.Y) - reach, Math.Max(from.Y, to.Y) + reach);
        for (int y = top; y < bottom; y++)
        {
            for (int x = left; x < right; x++)
            {
                // A pixel is as dark as the share of it, along the way to the line, that the pen covers.
                float distance = Distance(new Vector2(x + 0.5f, y + 0.5f), from, to);
                float covered = Math.Clamp(radius + 0.5f - distance, 0, 1);
                ref float ink = ref _ink[(y * side) + x];
                ink = Math.Max(ink, covered);
            }
        }
    }

    /// <summary>Takes the picture: 0 is paper, 255 is ink.</summary>
    /// <param name="pixels">Receives side × side values, row by row.</param>
    /// <param name="ink">How dark the ink is, up to 1.</param>
    /// <param name="noise">Deviation of each pixel's noise.</param>
    /// <param name="random">The chance in this picture.</param>
    public void Develop(Span<byte> pixels, float ink, float noise, DrawingRandom random)
    {
        for (int i = 0; i < _ink.Length; i++)
        {
            float value = (_ink[i] * ink) + random.Normal(noise);
            pixels[i] = (byte)((Math.Clamp(value, 0, 1) * 255) + 0.5f);
        }
    }

    private static float Distance(Vector2 point, Vector2 from, Vector2 to)
    {
        Vector2 line = to - from, way = point - from;
        float squaredLength = Dot(line, line);
        float share = squaredLength > 0 ? Math.Clamp(Dot(way, line) / squaredLength, 0, 1) : 0;
        Vector2 gap = way - (share * line);
        return MathF.Sqrt(Dot(gap, gap));
    }

    // Vector2.Dot may fuse product and sum on some machines and so round differently.
    private static float Dot(Vector2 a, Vector2 b) => (a.X * b.X) + (a.Y * b.Y);

    private (int First, int End) PixelsBetween(float low, float high) =>
        (Math.Clamp((int)low, 0, side), Math.Clamp((int)high + 1, 0, side));
}
