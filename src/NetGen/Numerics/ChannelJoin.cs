using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>Joins values along their channels, and takes them apart again. A vector counts as one pixel, whose channels are its units.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ChannelJoin
{
    /// <summary>y = [a | b], pixel by pixel.</summary>
    /// <param name="a">Pixels of <paramref name="aChannels"/> values.</param>
    /// <param name="aChannels">Channels of a.</param>
    /// <param name="b">The same number of pixels of <paramref name="bChannels"/> values.</param>
    /// <param name="bChannels">Channels of b.</param>
    /// <param name="y">Receives the same number of pixels of <paramref name="aChannels"/> + <paramref name="bChannels"/> values.</param>
    public static void Join(ReadOnlySpan<float> a, int aChannels, ReadOnlySpan<float> b, int bChannels, Span<float> y)
    {
        for (; !a.IsEmpty; a = a[aChannels..], b = b[bChannels..], y = y[(aChannels + bChannels)..])
        {
            a[..aChannels].CopyTo(y);
            b[..bChannels].CopyTo(y[aChannels..]);
        }
    }

    /// <summary>x = some channels of y, pixel by pixel.</summary>
    /// <param name="y">Pixels of <paramref name="yChannels"/> values.</param>
    /// <param name="yChannels">Channels of y.</param>
    /// <param name="first">The first channel taken.</param>
    /// <param name="x">Receives the same number of pixels of <paramref name="channels"/> values.</param>
    /// <param name="channels">Channels taken.</param>
    public static void Take(ReadOnlySpan<float> y, int yChannels, int first, Span<float> x, int channels)
    {
        for (; !y.IsEmpty; y = y[yChannels..], x = x[channels..])
        {
            y.Slice(first, channels).CopyTo(x);
        }
    }
}
