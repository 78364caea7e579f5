using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>How a pool of the largest value moves over memory.</summary>
/// <param name="Window">The window.</param>
/// <param name="Channels">Channels of the image.</param>
internal sealed record PoolGeometry(Window Window, int Channels)
{
    /// <summary>The most taps that a kernel writes out.</summary>
    private const int MostTaps = 16;

    /// <summary>
    /// Whether the class has a kernel for it. Windows that overlap or reach over the border are rare, and their gradients are sums, so the runtime's loops
    /// compute them.
    /// </summary>
    /// <remarks>
    /// Whether windows lie side by side in a row of pixels without a gap. The vector of one pixel reaches over the next, whose own vector is stored after it.
    /// </remarks>
    public bool HasKernel =>
        !Window.IsPadded
        && Window.Y.Dilation == 1 && Window.X.Dilation == 1
        && Window.Taps <= MostTaps
        && Window.Y.Kernel <= Window.Y.Stride && Window.X.Kernel == Window.X.Stride;

    /// <summary>Values from one row of the image to the next.</summary>
    public int ImagePitch => Window.X.Input * Channels;

    /// <summary>Whether every value lies in a window, so that every gradient is written.</summary>
    public bool ReadsAll => Covers(Window.Y) && Covers(Window.X);

    /// <summary>Where the taps of a place lie, row after row, and how many values there are from a tap to the end of the window's row.</summary>
    public IReadOnlyList<(int Offset, int Left)> Taps =>
    [
        .. from u in Enumerable.Range(0, Window.Y.Kernel)
           from v in Enumerable.Range(0, Window.X.Kernel)
           select ((u * ImagePitch) + (v * Channels), (Window.X.Kernel - v) * Channels),
    ];

    /// <summary>
    /// Whether vectors of a width can be used. Either they hold some channels of a pixel without a rest. Or they hold all channels, and every row has padding
    /// for a whole vector after its last pixel.
    /// </summary>
    /// <param name="lanes">Channels of a vector.</param>
    /// <param name="rooms">For every buffer, the padding of a row after its last value.</param>
    public bool Fits(int lanes, params int[] rooms) => Channels % lanes == 0 || (Channels < lanes && Array.TrueForAll(rooms, room => room >= lanes - Channels));

    private static bool Covers(WindowAxis axis) => axis.Kernel == axis.Stride && axis.Reach == axis.Input;
}
