using System.Numerics;
using Digits.Drawing;

namespace Draw.Seeing;

/// <summary>Brings a drawing into the form that the network knows, whatever its size and place: as the pictures of MNIST were made.</summary>
/// <remarks>
/// A drawing is scaled to a box of 20 × 20 pixels, and put into a picture of 28 × 28 with the centre of mass of its ink in the middle. MNIST scales
/// pixels; here the path of the pen is scaled, so that a line is equally thick in large and small drawings.
/// </remarks>
internal static class Eye
{
    /// <summary>Width and height of a picture in pixels.</summary>
    public const int Side = 28;

    /// <summary>Pixels of a picture.</summary>
    public const int Pixels = Side * Side;

    /// <summary>Half the width of a line, in pixels.</summary>
    public const float PenRadius = 1.2f;

    /// <summary>Width and height of the box that a drawing is scaled to, ink included.</summary>
    private const float Box = 20;

    private static readonly Vector2 s_middle = new(Side / 2f);

    /// <summary>Takes the picture of a drawing.</summary>
    /// <param name="strokes">Points that the pen touched, in any unit.</param>
    /// <param name="smallest">A drawing smaller than this, in the same unit, is not enlarged to fill the box: a dot stays a dot.</param>
    /// <param name="penRadius">Half the width of a line, in pixels of the picture.</param>
    /// <param name="picture">Receives <see cref="Pixels"/> values, row by row: 0 is paper, 1 is ink.</param>
    public static void See(IReadOnlyList<Vector2[]> strokes, float smallest, float penRadius, Span<float> picture)
    {
        picture.Clear();
        if (strokes.Sum(static stroke => stroke.Length) == 0)
        {
            return;
        }

        (Vector2 low, Vector2 high) = BoundsOf(strokes);
        Vector2 size = high - low;
        float scale = (Box - (2 * penRadius)) / Math.Max(Math.Max(size.X, size.Y), smallest);
        Vector2 center = (low + high) / 2;
        Paper paper = Draw(strokes, center, scale, s_middle, penRadius);
        Paper centred = Draw(strokes, center, scale, s_middle + (s_middle - CenterOfMass(paper.Ink)), penRadius);
        centred.Ink.CopyTo(picture);
    }

    private static (Vector2 Low, Vector2 High) BoundsOf(IReadOnlyList<Vector2[]> strokes)
    {
        Vector2 low = new(float.PositiveInfinity), high = new(float.NegativeInfinity);
        foreach (Vector2[] stroke in strokes)
        {
            foreach (Vector2 point in stroke)
            {
                low = Vector2.Min(low, point);
                high = Vector2.Max(high, point);
            }
        }

        return (low, high);
    }

    private static Paper Draw(IReadOnlyList<Vector2[]> strokes, Vector2 center, float scale, Vector2 place, float penRadius)
    {
        var paper = new Paper(Side);
        foreach (Vector2[] stroke in strokes)
        {
            Vector2 last = Place(stroke[0]);
            paper.Draw(last, last, penRadius);
            for (int i = 1; i < stroke.Length; i++)
            {
                // Steps of less than half a pixel change nothing that is seen, and there are many where the pen was slow.
                Vector2 next = Place(stroke[i]);
                if (i == stroke.Length - 1 || Vector2.DistanceSquared(last, next) > 0.25f)
                {
                    paper.Draw(last, next, penRadius);
                    last = next;
                }
            }
        }

        return paper;

        Vector2 Place(Vector2 point) => place + (scale * (point - center));
    }

    private static Vector2 CenterOfMass(ReadOnlySpan<float> ink)
    {
        var sum = Vector2.Zero;
        float mass = 0;
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                float pixel = ink[(y * Side) + x];
                sum += pixel * new Vector2(x + 0.5f, y + 0.5f);
                mass += pixel;
            }
        }

        return sum / mass;
    }
}
