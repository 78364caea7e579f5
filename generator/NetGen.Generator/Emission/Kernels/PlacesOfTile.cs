using NetGen.Generator.Operations;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Which places a tile of dX takes together.</summary>
/// <remarks>
/// A tile adds its sums to memory, place after place. If neighbouring places lie closer together than a tile is wide, an addition loads values that the
/// addition before it has just stored in part, and waits for them. In that case a tile takes places that lie apart, and the next tile their neighbours.
/// </remarks>
/// <param name="Vectors">Vectors of a run.</param>
/// <param name="Spacing">From one place of a tile to the next.</param>
/// <param name="Tiles">The tiles of a row of places. If places lie apart, the first tiles cover all of their starts, and the others the places that are
/// left.</param>
internal sealed record PlacesOfTile(int Vectors, int Spacing, IReadOnlyList<TileHeights> Tiles)
{
    /// <summary>Values of the widest tile, for which transposed filters have space.</summary>
    private const int Widest = 32;

    public static PlacesOfTile Of(ConvolutionGeometry geometry, int lanes)
    {
        int vectorsOfRun = (geometry.RunLength + lanes - 1) / lanes;
        int pair = Math.Min(2, vectorsOfRun);
        if (geometry.PlaceStep >= pair * lanes || geometry.RunLength <= geometry.PlaceStep)
        {
            return new PlacesOfTile(pair, 1, [.. TileHeights.Of(geometry.Width, pair)]);
        }

        int vectors = Math.Min(vectorsOfRun, Math.Max(1, Math.Min(4, Widest / lanes)));
        int distance = (Math.Min(vectors * lanes, geometry.RunLength) + geometry.PlaceStep - 1) / geometry.PlaceStep;
        int height = Math.Max(1, Math.Min(TileHeights.Highest(vectors), geometry.Width / distance)), spacing = geometry.Width / height;
        int left = geometry.Width - (height * spacing);
        return height == 1
            ? new PlacesOfTile(vectors, 1, [new TileHeights(1, geometry.Width)])
            : new PlacesOfTile(vectors, spacing, left == 0 ? [new TileHeights(height, spacing)] : [new TileHeights(height, spacing), new TileHeights(1, left)]);
    }
}
