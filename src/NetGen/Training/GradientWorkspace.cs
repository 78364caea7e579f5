using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>Buffers in which one worker packs the operands of dW, the gradient of a layer's weights, and computes it.</summary>
/// <remarks>
/// The kernel of dW sums over the samples. Without packing it would read the columns of X and dY, and touch a new cache line with every step, and soon a new
/// page. Packed operands are read in order. Packing costs a fraction of what it saves, because every packed value is used for a whole panel or tile.
/// </remarks>
internal sealed class GradientWorkspace
{
    private readonly AlignedBuffer _tiles;
    private readonly AlignedBuffer _errors;
    private readonly AlignedBuffer _piece;
    private readonly int _inputs;
    private readonly int _capacity;
    private int[]? _samples;

    /// <summary>Allocates buffers for the widest layer.</summary>
    /// <param name="info">The class.</param>
    /// <param name="capacity">Rows of the largest mini-batch.</param>
    /// <param name="workers">Number of workers. They share the inputs of a layer.</param>
    public GradientWorkspace(NetworkInfo info, int capacity, int workers)
    {
        int inputs = 0, panel = 0;
        foreach (TensorInfo tensor in info.Tensors.Where(static tensor => tensor.Role == TensorRole.Weight))
        {
            inputs = Math.Max(inputs, (tensor.Columns + workers - 1) / workers);
            panel = Math.Max(panel, tensor.PanelWidth);
        }

        _tiles = new AlignedBuffer(checked(inputs * capacity));
        _inputs = inputs;
        _capacity = capacity;
        _errors = new AlignedBuffer(panel * capacity);
        _piece = new AlignedBuffer(info.LongestPiece);
        LongestPiece = info.LongestPiece;
    }

    /// <summary>The most values of a gradient that are computed before they are passed on.</summary>
    public int LongestPiece { get; }

    /// <summary>A buffer for a piece of the gradient, for callers that do not keep the whole gradient.</summary>
    public Span<float> Piece(int length) => _piece.Span[..length];

    /// <summary>
    /// Packs a range of inputs of all samples into tiles. Within a tile, its inputs are contiguous for each sample, sample after sample. The tail after the
    /// last whole tile is packed as pairs, then as a single input.
    /// </summary>
    /// <param name="x">[rows, pitch].</param>
    /// <param name="pitch">Values from one row to the next.</param>
    /// <param name="rows">Number of samples.</param>
    /// <param name="first">First input.</param>
    /// <param name="end">One past the last.</param>
    /// <param name="tile">Inputs of a tile, at most eight.</param>
    public ReadOnlySpan<float> PackInputs(ReadOnlySpan<float> x, int pitch, int rows, int first, int end, int tile)
    {
        int whole = (end - first) / tile;
        InputTiles.Pack(x[first..], pitch, rows, tile, whole, _tiles.Span);
        PackRest(x, pitch, rows, first, end, first + (whole * tile), tile);
        return _tiles.Span[..((end - first) * rows)];
    }

    /// <summary>
    /// As <see cref="PackInputs"/>, but a whole tile leaves out the samples in which all of its inputs are zero. For each tile it makes a list of the other
    /// samples: their count, then their indices.
    /// </summary>
    /// <param name="x">[rows, pitch].</param>
    /// <param name="pitch">Values from one row to the next.</param>
    /// <param name="rows">Number of samples.</param>
    /// <param name="first">First input.</param>
    /// <param name="end">One past the last.</param>
    /// <param name="tile">Inputs of a tile, at most eight.</param>
    /// <param name="samples">The lists. The length of each list is the number of samples plus one.</param>
    public ReadOnlySpan<float> PackActiveInputs(ReadOnlySpan<float> x, int pitch, int rows, int first, int end, int tile, out ReadOnlySpan<int> samples)
    {
        // Allocated in the first step, and only for networks with layers that skip zeros.
        _samples ??= new int[checked(((_inputs / tile) + 1) * (_capacity + 1))];

        int whole = (end - first) / tile;
        if (ActiveInputs.Count(x[first..end]) == end - first)
        {
            // If no value is zero, no sample can be left out. The count alone, equal to the number of samples, means that.
            InputTiles.Pack(x[first..], pitch, rows, tile, whole, _tiles.Span);
            for (int i = 0; i < whole; i++)
            {
                _samples[i * (rows + 1)] = rows;
            }
        }
        else
        {
            InputTiles.PackActive(x[first..], pitch, rows, tile, whole, _tiles.Span, _samples);
        }

        PackRest(x, pitch, rows, first, end, first + (whole * tile), tile);
        samples = _samples;
        return _tiles.Span[..((end - first) * rows)];
    }

    /// <summary>Packs a panel of dY: a range of units of all samples, row after row.</summary>
    /// <param name="dy">[rows, pitch].</param>
    /// <param name="pitch">Values from one row to the next.</param>
    /// <param name="rows">Number of samples.</param>
    /// <param name="unit">First unit.</param>
    /// <param name="width">Number of units.</param>
    public ReadOnlySpan<float> PackErrors(ReadOnlySpan<float> dy, int pitch, int rows, int unit, int width)
    {
        Span<float> errors = _errors.Span[..(rows * width)];
        CopyColumns(dy[unit..], pitch, rows, width, errors);
        return errors;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyColumns(ReadOnlySpan<float> source, int pitch, int rows, int width, Span<float> target)
    {
        ref float from = ref MemoryMarshal.GetReference(source[..(((rows - 1) * pitch) + width)]);
        ref float to = ref MemoryMarshal.GetReference(target[..(rows * width)]);
        for (int n = 0; n < rows; n++)
        {
            for (int k = 0; k < width; k += Vector256<float>.Count)
            {
                Vector256.LoadUnsafe(ref from, (nuint)k).StoreUnsafe(ref to, (nuint)k);
            }

            from = ref Unsafe.Add(ref from, pitch);
            to = ref Unsafe.Add(ref to, width);
        }
    }

    /// <summary>Packs the tail after the last whole tile: pairs (if tiles are wider than two), then a single input.</summary>
    private void PackRest(ReadOnlySpan<float> x, int pitch, int rows, int first, int end, int rest, int tile)
    {
        int pairs = tile > 4 ? (end - rest) / 2 : 0, single = rest + (2 * pairs);
        InputTiles.Pack(x[rest..], pitch, rows, 2, pairs, _tiles.Span[((rest - first) * rows)..]);
        InputTiles.Pack(x[single..], pitch, rows, 1, end - single, _tiles.Span[((single - first) * rows)..]);
    }
}
