using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>How the kernels of a mini-batch cut its rows into tiles.</summary>
/// <remarks>
/// What is left after the last whole tile goes, if it is half a tile or more, with some rows before it into one more tile: the rows before are computed twice, to the same bits, and all of it
/// takes less time than the rest by ones and twos. A smaller rest is left to lower tiles, and so is a batch that holds no whole tile.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowTiles
{
    /// <summary>The first row of the tile after one. Beyond what the rows hold when there is none.</summary>
    /// <param name="row">The first row of that one.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="tile">Rows of a tile.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Next(int row, int rows, int tile)
    {
        int next = row + tile;
        return MakesATile(rows - next, tile) ? rows - tile : next;
    }

    /// <summary>How many tiles there are.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="tile">Rows of a tile.</param>
    internal static int Count(int rows, int tile) => rows < tile ? 0 : (rows / tile) + (MakesATile(rows % tile, tile) ? 1 : 0);

    /// <summary>The first row of a tile.</summary>
    /// <param name="index">Which.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="tile">Rows of a tile.</param>
    internal static int FirstRow(int index, int rows, int tile) => Math.Min(index * tile, rows - tile);

    private static bool MakesATile(int left, int tile) => left < tile && 2 * left >= tile;
}
