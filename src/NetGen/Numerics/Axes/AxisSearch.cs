using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>Finds values along the second axis of [outer, size, inner].</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AxisSearch
{
    /// <summary>The index of the largest value. NaN is never the largest; if all values are NaN, the index is 0.</summary>
    /// <param name="x">The values.</param>
    /// <param name="outer">Values of all axes before it.</param>
    /// <param name="size">Values along the axis.</param>
    /// <param name="inner">Values of all axes after it.</param>
    /// <param name="last">True for the last of equal values, false for the first.</param>
    /// <param name="y">Receives the indices: [outer, inner].</param>
    /// <exception cref="ArgumentOutOfRangeException">A span is too short.</exception>
    public static void ArgMax(ReadOnlySpan<float> x, int outer, int size, int inner, bool last, Span<float> y)
    {
        for (int run = 0; run < outer * inner; run++)
        {
            ReadOnlySpan<float> values = x[((run / inner * size * inner) + (run % inner))..];
            float largest = float.NegativeInfinity;
            int place = 0;
            for (int i = 0; i < size; i++)
            {
                float value = values[i * inner];
                if (value > largest || (last && value == largest))
                {
                    (largest, place) = (value, i);
                }
            }

            y[run] = place;
        }
    }
}
