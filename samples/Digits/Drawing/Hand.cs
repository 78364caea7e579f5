using System.Numerics;

namespace Digits.Drawing;

/// <summary>How one digit came out of someone's hand: turned, stretched, leaning, shifted, wobbling, with a pen of some width.</summary>
/// <remarks>Only sums, products and quotients, which every machine rounds alike: no sine, and no library call that may fuse a product with a sum.</remarks>
internal sealed class Hand
{
    /// <summary>Corners of the wobble's grid along a side; three fields of 8 span the glyph's box of 20 and what lies around it.</summary>
    private const int Grid = 4;
    private const float Field = 8;

    private static readonly Vector2 s_boxCenter = new(10, 10);

    private readonly Vector2[] _wobble = new Vector2[Grid * Grid];
    private readonly Vector2 _middle;
    private readonly Vector2 _xAxis;
    private readonly Vector2 _yAxis;

    /// <summary>A hand at random.</summary>
    /// <param name="random">The chance in this picture.</param>
    /// <param name="center">Where the middle of the glyph goes, but for a shift.</param>
    public Hand(DrawingRandom random, Vector2 center)
    {
        // (1 − h²)/(1 + h²) and 2h/(1 + h²) are the cosine and sine of the angle whose half has the tangent h.
        float half = random.Normal(0.06f);
        float cosine = (1 - (half * half)) / (1 + (half * half)), sine = 2 * half / (1 + (half * half));
        float width = random.Between(0.75f, 1.1f), height = random.Between(0.85f, 1.1f), lean = random.Normal(0.12f);
        _xAxis = width * new Vector2(cosine, sine);
        _yAxis = height * new Vector2((lean * cosine) - sine, (lean * sine) + cosine);
        _middle = center + new Vector2(random.Normal(0.8f), random.Normal(0.8f));

        for (int i = 0; i < _wobble.Length; i++)
        {
            _wobble[i] = new Vector2(random.Normal(0.9f), random.Normal(0.9f));
        }

        PenRadius = random.Between(0.7f, 1.7f);
        Ink = random.Between(0.7f, 1f);
    }

    /// <summary>Half the width of the line, in pixels.</summary>
    public float PenRadius { get; }

    /// <summary>How dark the line is, up to 1.</summary>
    public float Ink { get; }

    /// <summary>Where the pen touches the paper for a point of the glyph.</summary>
    /// <param name="point">In the glyph's box.</param>
    public Vector2 Place(Vector2 point)
    {
        Vector2 offset = point + Wobble(point) - s_boxCenter;
        return _middle + (offset.X * _xAxis) + (offset.Y * _yAxis);
    }

    /// <summary>A smooth field: random at the corners of a grid, blended in between.</summary>
    private Vector2 Wobble(Vector2 point)
    {
        (int left, float x) = FieldOf(point.X);
        (int top, float y) = FieldOf(point.Y);
        int corner = (top * Grid) + left;
        Vector2 above = Blend(_wobble[corner], _wobble[corner + 1], x);
        Vector2 below = Blend(_wobble[corner + Grid], _wobble[corner + Grid + 1], x);
        return Blend(above, below, y);
    }

    private static Vector2 Blend(Vector2 from, Vector2 to, float share) => from + (share * (to - from));

    private static (int Index, float Weight) FieldOf(float coordinate)
    {
        float position = Math.Clamp((coordinate + 2) / Field, 0, Grid - 1);
        int index = Math.Min((int)position, Grid - 2);
        float t = position - index;
        return (index, t * t * (3 - (2 * t)));
    }
}
