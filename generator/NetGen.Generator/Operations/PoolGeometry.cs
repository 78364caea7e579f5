using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>How a pool of the largest value goes over memory.</summary>
/// <param name="Window">The window.</param>
/// <param name="Channels">Channels of the image.</param>
internal sealed record PoolGeometry(Window Window, int Channels)
{
    /// <summary>Taps that a kernel writes out.</summary>
    private const int MostTaps = 16;

    /// <summary>
    /// Whether a kernel is made for it. Windows that overlap, or reach over the border, are left to the runtime's loops: they are rare, and their gradients
    /// are sums.
    /// </summary>
    /// <remarks>
    /// In a row of pixels windows lie side by side without a gap: the vector of one pixel reaches over the next, whose own is stored after it.
    /// </remarks>
    public bool HasKernel => !Window.IsPadded && Window.Y.Dilation == 1 && Window.X.Dilation == 1 && Window.Taps <= MostTaps && Window.Y.Kernel <= Window.Y.Stride && Window.X.Kernel == Window.X.Stride;

    /// <summary>Values from one row of the image to the next.</summary>
    public int ImagePitch => Window.X.Input * Channels;

    /// <summary>Whether every value lies in a window, so that every gradient is written.</summary>
    public bool ReadsAll => Covers(Window.Y) && Covers(Window.X);

    /// <summary>Where the taps of a place lie, row after row.</summary>
    public IReadOnlyList<(int Offset, bool EndsRow)> Taps =>
    [
        .. from u in Enumerable.Range(0, Window.Y.Kernel)
           from v in Enumerable.Range(0, Window.X.Kernel)
           select ((u * ImagePitch) + (v * Channels), v == Window.X.Kernel - 1),
    ];

    /// <summary>
    /// Whether vectors of a width hold some channels of a pixel without a rest, or all of them where every row has room for a whole vector after its last
    /// pixel.
    /// </summary>
    /// <param name="lanes">Channels of a vector.</param>
    /// <param name="rooms">For every buffer what a row has room for after its last value.</param>
    public bool Fits(int lanes, params int[] rooms) => Channels % lanes == 0 || (Channels < lanes && Array.TrueForAll(rooms, room => room >= lanes - Channels));

    private static bool Covers(WindowAxis axis) => axis.Kernel == axis.Stride && axis.Reach == axis.Input;
}
