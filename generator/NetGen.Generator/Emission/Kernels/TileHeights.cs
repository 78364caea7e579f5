namespace NetGen.Generator.Emission.Kernels;

/// <summary>Cuts a number of rows into register tiles of nearly the same height, so that no tile is much lower than the others.</summary>
/// <param name="Height">Rows of a tile.</param>
/// <param name="Count">Tiles of this height, one after the other.</param>
internal sealed record TileHeights(int Height, int Count)
{
    /// <summary>The most sums of a tile. Together with the values that they are computed from they fill sixteen registers.</summary>
    private const int Sums = 12;

    /// <summary>The highest tile of some vectors side by side.</summary>
    public static int Highest(int vectors) => Math.Max(1, Sums / vectors);

    /// <summary>The one or two heights that fill the length.</summary>
    public static IEnumerable<TileHeights> Of(int length, int vectors)
    {
        int tiles = (length + Highest(vectors) - 1) / Highest(vectors), low = length / tiles, taller = length % tiles;
        if (taller > 0)
        {
            yield return new TileHeights(low + 1, taller);
        }

        yield return new TileHeights(low, tiles - taller);
    }

    /// <summary>Writes a loop over the tiles of this height; no loop for a single tile.</summary>
    public void Write(SourceWriter writer, Action body)
    {
        using (writer.OpenBlock(Count == 1 ? "" : $"for (int tile = 0; tile < {Count}; tile++)"))
        {
            body();
        }
    }
}
