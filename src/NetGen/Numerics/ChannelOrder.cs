using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>Turns an image from pixel by pixel to channel by channel, and back.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ChannelOrder
{
    /// <summary>Transposes: y[j, i] = x[i, j].</summary>
    /// <param name="x">[rows, columns].</param>
    /// <param name="rows">Pixels of an image that lies pixel by pixel; channels of one that lies channel by channel.</param>
    /// <param name="columns">The other of the two.</param>
    /// <param name="y">Receives [columns, rows].</param>
    public static void Swap(ReadOnlySpan<float> x, int rows, int columns, Span<float> y)
    {
        x = x[..(rows * columns)];
        y = y[..(rows * columns)];
        if (rows == 1 || columns == 1)
        {
            x.CopyTo(y);
            return;
        }

        int next = 0;
        for (int column = 0; column < columns; column++)
        {
            for (int index = column; index < x.Length; index += columns)
            {
                y[next++] = x[index];
            }
        }
    }
}
