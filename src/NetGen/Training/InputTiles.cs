using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>
/// Packs inputs into the tiles that the kernels of dW read. Within a tile, a few inputs are contiguous for each sample, sample after sample. The next tile has
/// the next inputs.
/// </summary>
/// <remarks>
/// Whole vectors are copied. The surplus values of a vector are overwritten by the next sample. In the last samples they would reach into the next tile, so
/// these samples are copied value by value. Several tiles are written in one pass over the rows: rows are often a power of two apart, so only a few of their
/// cache lines fit into the first-level cache at the same time, and they would be evicted before the next tile reads them.
/// </remarks>
internal static class InputTiles
{
    /// <summary>Number of tiles that are written in one pass over the rows.</summary>
    private const int Together = 8;

    /// <summary>Packs all samples.</summary>
    /// <param name="x">[rows, pitch], from the first tile's first input on.</param>
    /// <param name="pitch">Values from one row to the next.</param>
    /// <param name="rows">Number of samples.</param>
    /// <param name="width">Inputs of a tile, at most eight.</param>
    /// <param name="tiles">Number of tiles.</param>
    /// <param name="packed">Receives the tiles: [rows, width] each.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(ReadOnlySpan<float> x, int pitch, int rows, int width, int tiles, Span<float> packed)
    {
        packed = packed[..(tiles * width * rows)];
        for (int first = 0; first < tiles; first += Together)
        {
            int count = Math.Min(Together, tiles - first), whole = WholeRows(x.Length, pitch, rows, width, first + count);
            ref float source = ref Unsafe.Add(ref MemoryMarshal.GetReference(x), first * width);
            ref float target = ref Unsafe.Add(ref MemoryMarshal.GetReference(packed), first * width * rows);
            for (int n = 0; n < whole; n++)
            {
                for (int tile = 0; tile < count; tile++)
                {
                    Vector256.LoadUnsafe(ref source, (nuint)(tile * width)).StoreUnsafe(ref target, (nuint)(tile * width * rows));
                }

                source = ref Unsafe.Add(ref source, pitch);
                target = ref Unsafe.Add(ref target, width);
            }

            for (int tile = first; tile < first + count; tile++)
            {
                for (int n = whole; n < rows; n++)
                {
                    x.Slice((n * pitch) + (tile * width), width).CopyTo(packed[(((tile * rows) + n) * width)..]);
                }
            }
        }
    }

    /// <summary>Packs each tile without the samples in which all of its inputs are zero.</summary>
    /// <param name="x">[rows, pitch], from the first tile's first input on.</param>
    /// <param name="pitch">Values from one row to the next.</param>
    /// <param name="rows">Number of samples.</param>
    /// <param name="width">Inputs of a tile, at most eight.</param>
    /// <param name="tiles">Number of tiles.</param>
    /// <param name="packed">Receives the tiles: room for [rows, width] each.</param>
    /// <param name="samples">
    /// Receives a list for every tile: the count of the remaining samples, then their indices. The length of each list is the number of samples plus one.
    /// </param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackActive(ReadOnlySpan<float> x, int pitch, int rows, int width, int tiles, Span<float> packed, Span<int> samples)
    {
        packed = packed[..(tiles * width * rows)];
        samples = samples[..(tiles * (rows + 1))];
        Vector256<int> ofTile = Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(width));
        for (int first = 0; first < tiles; first += Together)
        {
            int count = Math.Min(Together, tiles - first), whole = WholeRows(x.Length, pitch, rows, width, first + count);
            ref float source = ref Unsafe.Add(ref MemoryMarshal.GetReference(x), first * width);
            ref float target = ref Unsafe.Add(ref MemoryMarshal.GetReference(packed), first * width * rows);
            ref int lists = ref Unsafe.Add(ref MemoryMarshal.GetReference(samples), first * (rows + 1));
            for (int tile = 0; tile < count; tile++)
            {
                Unsafe.Add(ref lists, tile * (rows + 1)) = 0;
            }

            for (int n = 0; n < whole; n++)
            {
                ref int list = ref lists;
                ref float kept = ref target;
                for (int tile = 0; tile < count; tile++)
                {
                    // The sample is always written. If one of its values is not zero, it is kept: the position moves on. Otherwise the next sample overwrites
                    // it. So there is no branch to predict.
                    Vector256<float> values = Vector256.LoadUnsafe(ref source, (nuint)(tile * width));
                    int left = list;
                    values.StoreUnsafe(ref kept, (nuint)(left * width));
                    Unsafe.Add(ref list, left + 1) = n;
                    bool isActive = Vector256.AndNot(ofTile, Vector256.Equals(values, Vector256<float>.Zero).AsInt32()) != Vector256<int>.Zero;
                    list = left + (isActive ? 1 : 0);
                    list = ref Unsafe.Add(ref list, rows + 1);
                    kept = ref Unsafe.Add(ref kept, width * rows);
                }

                source = ref Unsafe.Add(ref source, pitch);
            }

            for (int tile = first; tile < first + count; tile++)
            {
                Span<int> list = samples.Slice(tile * (rows + 1), rows + 1);
                for (int n = whole; n < rows; n++)
                {
                    ReadOnlySpan<float> values = x.Slice((n * pitch) + (tile * width), width);
                    values.CopyTo(packed[(((tile * rows) + list[0]) * width)..]);
                    list[list[0] + 1] = n;
                    list[0] += values.ContainsAnyExcept(0f) ? 1 : 0;
                }
            }
        }
    }

    /// <summary>
    /// Number of rows for which whole vectors can be read and written. A read must end before the values end, and a write before the next tile begins.
    /// </summary>
    private static int WholeRows(int length, int pitch, int rows, int width, int tiles)
    {
        int read = length - ((tiles - 1) * width) - Vector256<float>.Count, written = (rows * width) - Vector256<float>.Count;
        return read < 0 || written < 0 ? 0 : Math.Min(rows, Math.Min(read / pitch, written / width) + 1);
    }
}
