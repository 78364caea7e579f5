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
    private readonly int _inputs;
    private readonly int _capacity;
    private int[]? _samples;

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

        _tiles = new AlignedBuffer(checked(inputs * capacity));
        _inputs = inputs;
        _capacity = capacity;
        _errors = new AlignedBuffer(panel * capacity);
        _piece = new AlignedBuffer(info.LongestPiece);
        LongestPiece = info.LongestPiece;
    }

    /// <summary>Values of a gradient that are computed before they are handed on, at most.</summary>
    public int LongestPiece { get; }

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
        int whole = (end - first) / tile;
        InputTiles.Pack(x[first..], pitch, rows, tile, whole, _tiles.Span);
        PackRest(x, pitch, rows, first, end, first + (whole * tile), tile);
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
        // Only some networks have layers that skip zeros, and only the first step allocates.
        _samples ??= new int[checked(((_inputs / tile) + 1) * (_capacity + 1))];

        int whole = (end - first) / tile;
        if (ActiveInputs.Count(x[first..end]) == end - first)
        {
            // A sample without zeros tells that there is nothing to leave out; then every list says just that.
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

    /// <summary>A panel of dY: some units of all samples, row after row.</summary>
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

    /// <summary>What is left after the last whole tile: pairs if tiles are wider than those, then a single.</summary>
    private void PackRest(ReadOnlySpan<float> x, int pitch, int rows, int first, int end, int rest, int tile)
    {
        int pairs = tile > 4 ? (end - rest) / 2 : 0, single = rest + (2 * pairs);
        InputTiles.Pack(x[rest..], pitch, rows, 2, pairs, _tiles.Span[((rest - first) * rows)..]);
        InputTiles.Pack(x[single..], pitch, rows, 1, end - single, _tiles.Span[((single - first) * rows)..]);
    }
}
