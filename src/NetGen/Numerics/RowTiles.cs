using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>Defines how the kernels of a mini-batch cut its rows into tiles.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>A batch with fewer rows than a tile has no tile. Lower tiles of the kernels process it.</item>
/// <item>
/// If half a tile or more is left after the last whole tile, one more tile ends with the last row. It overlaps the tile before it: some rows are computed
/// twice, with the same bits. This takes less time than one or two rows at a time.
/// </item>
/// <item>If less than half a tile is left, lower tiles of the kernels process these rows.</item>
/// </list>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowTiles
{
    /// <summary>The first row of the next tile. If there is no next whole tile, its rows reach past the last row.</summary>
    /// <param name="row">The first row of the current tile.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="tile">Rows of a tile.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Next(int row, int rows, int tile)
    {
        int next = row + tile;
        return MakesATile(rows - next, tile) ? rows - tile : next;
    }

    /// <summary>Number of tiles.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="tile">Rows of a tile.</param>
    internal static int Count(int rows, int tile) => rows < tile ? 0 : (rows / tile) + (MakesATile(rows % tile, tile) ? 1 : 0);

    /// <summary>The first row of a tile.</summary>
    /// <param name="index">Index of the tile.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="tile">Rows of a tile.</param>
    internal static int FirstRow(int index, int rows, int tile) => Math.Min(index * tile, rows - tile);

    private static bool MakesATile(int left, int tile) => left < tile && 2 * left >= tile;
}
