using System.Numerics;

namespace Digits.Drawing;

/// <summary>One movement of the pen: a fine poly-line through every point the pen touches, x to the right and y down, in a box of 20 × 20.</summary>
/// <param name="Points">At least two.</param>
internal sealed record Stroke(Vector2[] Points)
{
    /// <summary>How many pieces the way from one given point to the next is cut into, so that it can be bent.</summary>
    private const int Pieces = 6;

    /// <summary>Straight lines with corners.</summary>
    /// <param name="coordinates">x and y of each point in turn.</param>
    public static Stroke Lines(params ReadOnlySpan<float> coordinates)
    {
        Vector2[] corners = PointsOf(coordinates);
        return Through(corners, (i, t) => corners[i] + (t * (corners[i + 1] - corners[i])));
    }

    /// <summary>A smooth curve through all points: a Catmull-Rom spline.</summary>
    /// <param name="coordinates">x and y of each point in turn.</param>
    public static Stroke Curve(params ReadOnlySpan<float> coordinates)
    {
        Vector2[] points = PointsOf(coordinates);
        return Through(points, (i, t) =>
        {
            Vector2 before = points[Math.Max(i - 1, 0)], from = points[i], to = points[i + 1], after = points[Math.Min(i + 2, points.Length - 1)];
            Vector2 linear = to - before;
            Vector2 square = (2 * before) - (5 * from) + (4 * to) - after;
            Vector2 cube = (3 * (from - to)) + after - before;
            return from + (0.5f * t * (linear + (t * (square + (t * cube)))));
        });
    }

    private static Stroke Through(Vector2[] points, Func<int, float, Vector2> between)
    {
        var path = new List<Vector2> { points[0] };
        for (int i = 0; i < points.Length - 1; i++)
        {
            for (int piece = 1; piece <= Pieces; piece++)
            {
                path.Add(between(i, piece / (float)Pieces));
            }
        }

        return new Stroke([.. path]);
    }

    private static Vector2[] PointsOf(ReadOnlySpan<float> coordinates)
    {
        var points = new Vector2[coordinates.Length / 2];
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = new Vector2(coordinates[2 * i], coordinates[(2 * i) + 1]);
        }

        return points;
    }
}
