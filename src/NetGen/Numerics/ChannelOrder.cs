using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>Converts an image from pixel by pixel to channel by channel, and back.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ChannelOrder
{
    /// <summary>Transposes: y[j, i] = x[i, j].</summary>
    /// <param name="x">[rows, columns].</param>
    /// <param name="rows">Pixels if the image is pixel by pixel; channels if it is channel by channel.</param>
    /// <param name="columns">Channels if the image is pixel by pixel; pixels if it is channel by channel.</param>
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
