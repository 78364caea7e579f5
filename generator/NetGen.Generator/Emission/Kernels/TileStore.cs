using NetGen.Generator.Model;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>How a tile of places by filters is stored where filters do not fill whole vectors.</summary>
internal static class TileStore
{
    /// <summary>
    /// Places are stored in ascending order, so the next one overwrites what a vector holds past the last filter. With several strips it would be an earlier
    /// strip's
    /// result; there only the filters of the strip are stored.
    /// </summary>
    /// <param name="writer">Receives the statements.</param>
    /// <param name="tile">The sums; <c>result</c> points to the place of the first, and <c>unit</c> is its filter.</param>
    /// <param name="filters">Filters of the layer: values from one place to the next.</param>
    /// <param name="function">Applied to the sums; null for none.</param>
    /// <param name="mayPass">Whether memory after the last place may be written.</param>
    public static void Write(SourceWriter writer, RegisterTile tile, int filters, Elementwise? function, bool mayPass = true)
    {
        int strip = tile.Vectors * tile.Lanes;
        bool isExact = filters % strip != 0 && (filters > strip || !mayPass);
        for (int row = 0; row < tile.Rows; row++)
        {
            for (int vector = 0; vector < tile.Vectors && (isExact || vector * tile.Lanes < filters); vector++)
            {
                string value = ActivationCalls.Apply(RegisterTile.Sum(row, vector), function, tile.Lanes);
                int offset = (row * filters) + (vector * tile.Lanes);
                writer.Write(isExact
                    ? $"Runtime::VectorTail.Store({value}, ref {RegisterTile.At("result", offset)}, {filters - (vector * tile.Lanes)} - unit);"
                    : $"Simd::Vector{tile.Lanes * 32}.StoreUnsafe({value}, ref result{(offset == 0 ? "" : $", {offset}")});");
            }
        }
    }
}
