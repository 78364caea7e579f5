using System.Numerics;

namespace Draw.Seeing;

/// <summary>What the pen has done on the paper so far.</summary>
internal sealed class Drawing
{
    /// <summary>A drawing smaller than this share of the paper is not enlarged to fill the picture.</summary>
    private const float Smallest = 0.15f;

    private readonly List<List<Vector2>> _strokes = [];

    /// <summary>Whether the pen has not touched the paper.</summary>
    public bool IsEmpty => _strokes.Count == 0;

    /// <summary>The pen touches the paper.</summary>
    /// <param name="point">Where, as shares of the paper's width and height.</param>
    public void Begin(Vector2 point) => _strokes.Add([point]);

    /// <summary>The pen moves on.</summary>
    /// <param name="point">Where to.</param>
    public void Continue(Vector2 point)
    {
        // The paper may have been taken away under the pen.
        if (IsEmpty)
        {
            Begin(point);
        }
        else
        {
            _strokes[^1].Add(point);
        }
    }

    /// <summary>A new sheet of paper.</summary>
    public void Clear() => _strokes.Clear();

    /// <summary>Takes the picture that the network gets.</summary>
    /// <param name="picture">Receives 28 × 28 values from 0 to 1.</param>
    public void See(Span<float> picture) => Eye.See([.. _strokes.Select(static stroke => stroke.ToArray())], Smallest, Eye.PenRadius, picture);
}
