using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>Puts the axes of a value in another order.</summary>
/// <remarks>A table of axes is as in <see cref="Broadcasting"/>, except that the last axis may have any distance in what is read.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AxisOrder
{
    private const int RowOfTable = 3;

    /// <summary>y = x with its axes in another order.</summary>
    /// <param name="x">The value.</param>
    /// <param name="axes">For each axis of y: its size, and its distances in y and in x.</param>
    /// <param name="y">Receives the values, without gaps.</param>
    /// <exception cref="ArgumentOutOfRangeException">A span is too short.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Permute(ReadOnlySpan<float> x, ReadOnlySpan<int> axes, Span<float> y)
    {
        (int size, int yStep, int xStep) = (axes[0], axes[1], axes[2]);
        if (axes.Length > RowOfTable)
        {
            for (int i = 0; i < size; i++)
            {
                Permute(x[(i * xStep)..], axes[RowOfTable..], y[(i * yStep)..]);
            }
        }
        else if (xStep <= 1)
        {
            x[..size].CopyTo(y);
        }
        else
        {
            int next = 0;
            foreach (ref float value in y[..size])
            {
                value = x[next];
                next += xStep;
            }
        }
    }
}
