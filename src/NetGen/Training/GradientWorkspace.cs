using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>What one worker packs and computes on the way to the gradient of a layer's weights.</summary>
/// <remarks>
/// The kernel of dW sums over the samples: it would walk down the columns of X and dY, a new cache line and soon a new page with every step. Packed, it reads both in order; that takes a
/// fraction of what it saves, because every packed value is used for a whole panel or tile.
/// </remarks>
internal sealed class GradientWorkspace
{
    private readonly AlignedBuffer _tiles;
    private readonly AlignedBuffer _errors;
    private readonly AlignedBuffer _piece;
    private readonly int[] _samples;

    /// <summary>Room for the widest layer.</summary>
    /// <param name="info">The class.</param>
    /// <param name="capacity">Rows of the largest mini-batch.</param>
    /// <param name="workers">Number of workers, among which the inputs of a layer are shared.</param>
    public GradientWorkspace(NetworkInfo info, int capacity, int workers)
    {
        int inputs = 0, panel = 0;
        foreach (TensorInfo tensor in info.Tensors.Where(static tensor => tensor.Role == TensorRole.Weight))
        {
            inputs = Math.Max(inputs, (tensor.Columns + workers - 1) / workers);
            panel = Math.Max(panel, tensor.PanelWidth);
        }

        _tiles = new AlignedBuffer(checked((inputs * capacity) + Vector256<float>.Count));
        _samples = new int[(inputs + 1) * (capacity + 1)];
        _errors = new AlignedBuffer(panel * capacity);
        _piece = new AlignedBuffer(LongestPiece);
    }

    /// <summary>Values of a gradient that are computed before they are handed on, at most: what generated code asks for.</summary>
    private const int LongestPiece = 96 * 64;

    /// <summary>Room for a piece of the gradient that nobody keeps.</summary>
    public Span<float> Piece(int length) => _piece.Span[..length];

    /// <summary>Some inputs of all samples in tiles: the inputs of a tile side by side, sample after sample. What is left after the last whole tile becomes pairs, then a single.</summary>
    /// <param name="x">[rows, pitch].</param>
    /// <param name="pitch">Values from one row to the next.</param>
    /// <param name="rows">Number of samples.</param>
    /// <param name="first">First input.</param>
    /// <param name="end">One past the last.</param>
    /// <param name="tile">Inputs of a tile, at most eight.</param>
    public ReadOnlySpan<float> PackInputs(ReadOnlySpan<float> x, int pitch, int rows, int first, int end, int tile)
    {
        for (int i = first; i < end;)
        {
            int width = TileAt(end - i, tile);
            Pack(x[i..], pitch, rows, width, _tiles.Span[((i - first) * rows)..]);
            i += width;
        }

        return _tiles.Span[..((end - first) * rows)];
    }

    /// <summary>The same, but whole tiles leave out the samples in which all of their inputs are zero, and list the others: the count, then which.</summary>
    /// <param name="x">[rows, pitch].</param>
    /// <param name="pitch">Values from one row to the next.</param>
    /// <param name="rows">Number of samples.</param>
    /// <param name="first">First input.</param>
    /// <param name="end">One past the last.</param>
    /// <param name="tile">Inputs of a tile, at most eight.</param>
    /// <param name="samples">The lists, each one longer than there are samples.</param>
    public ReadOnlySpan<float> PackActiveInputs(ReadOnlySpan<float> x, int pitch, int rows, int first, int end, int tile, out ReadOnlySpan<int> samples)
    {
        for (int i = first; i < end;)
        {
            int width = TileAt(end - i, tile);
            Span<float> target = _tiles.Span[((i - first) * rows)..];
            if (width == tile)
            {
                PackActive(x[i..], pitch, rows, width, target, _samples.AsSpan((i - first) / tile * (rows + 1), rows + 1));
            }
            else
            {
                Pack(x[i..], pitch, rows, width, target);
            }

            i += width;
        }

        samples = _samples;
        return _tiles.Span[..((end - first) * rows)];
    }

    /// <summary>A panel of dY: some units of all samples, row after row.</summary>
    /// <param name="dy">[rows, pitch].</param>
    /// <param name="pitch">Values from one row to the next.</param>
    /// <param name="rows">Number of samples.</param>
    /// <param name="unit">First unit.</param>
    /// <param name="width">Number of units.</param>
    public ReadOnlySpan<float> PackErrors(ReadOnlySpan<float> dy, int pitch, int rows, int unit, int width)
    {
        Span<float> errors = _errors.Span[..(rows * width)];
        for (int n = 0; n < rows; n++)
        {
            dy.Slice((n * pitch) + unit, width).CopyTo(errors.Slice(n * width, width));
        }

        return errors;
    }

    private static int TileAt(int left, int tile) => left >= tile ? tile : left >= 2 && tile > 4 ? 2 : 1;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pack(ReadOnlySpan<float> x, int pitch, int rows, int width, Span<float> packed)
    {
        ref float source = ref MemoryMarshal.GetReference(x);
        ref float target = ref MemoryMarshal.GetReference(packed[..(rows * width)]);

        // Eight values at a time, of which the next row overwrites those that are too many; the last rows, where that would leave the buffers, one by one.
        int n = 0;
        for (; (n * pitch) + Vector256<float>.Count <= x.Length && (n * width) + Vector256<float>.Count <= packed.Length && n < rows; n++)
        {
            Vector256.LoadUnsafe(ref source, (nuint)(n * pitch)).StoreUnsafe(ref target, (nuint)(n * width));
        }

        for (; n < rows; n++)
        {
            x.Slice(n * pitch, width).CopyTo(packed.Slice(n * width, width));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackActive(ReadOnlySpan<float> x, int pitch, int rows, int width, Span<float> packed, Span<int> samples)
    {
        ref float source = ref MemoryMarshal.GetReference(x);
        ref float target = ref MemoryMarshal.GetReference(packed[..(rows * width)]);
        ref int list = ref MemoryMarshal.GetReference(samples[1..]);
        uint tile = (1u << width) - 1;
        int count = 0, n = 0;
        for (; (n * pitch) + Vector256<float>.Count <= x.Length && (count * width) + Vector256<float>.Count <= packed.Length && n < rows; n++)
        {
            Vector256<float> values = Vector256.LoadUnsafe(ref source, (nuint)(n * pitch));
            values.StoreUnsafe(ref target, (nuint)(count * width));
            Unsafe.Add(ref list, count) = n;
            count += (~Vector256.Equals(values, Vector256<float>.Zero).ExtractMostSignificantBits() & tile) != 0 ? 1 : 0;
        }

        for (; n < rows; n++)
        {
            ReadOnlySpan<float> values = x.Slice(n * pitch, width);
            values.CopyTo(packed.Slice(count * width, width));
            Unsafe.Add(ref list, count) = n;
            count += values.ContainsAnyExcept(0f) ? 1 : 0;
        }

        samples[0] = count;
    }
}
