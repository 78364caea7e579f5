using NetGen.Generator.Model;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Stores a tile of places by filters, also if filters do not fill whole vectors.</summary>
internal static class TileStore
{
    /// <summary>
    /// A vector holds more values than the place has filters. With one strip of filters that does no harm: places are stored in ascending order, and the next
    /// place overwrites what is too much. With several strips it would overwrite the result of an earlier strip, so only the filters of the strip are stored.
    /// </summary>
    /// <param name="writer">Receives the statements.</param>
    /// <param name="tile">The sums; <c>result</c> points to the place of the first.</param>
    /// <param name="unit">The first filter of the tile.</param>
    /// <param name="places">From one place to the next: the filters of the layer.</param>
    /// <param name="function">Applied to the sums; null for none.</param>
    /// <param name="mayPass">Whether memory after the last place may be written.</param>
    public static void Write(SourceWriter writer, RegisterTile tile, string unit, Distance places, Elementwise? function, bool mayPass = true)
    {
        int filters = places.Values;
        int strip = tile.Vectors * tile.Lanes;
        bool isExact = filters % strip != 0 && (filters > strip || !mayPass);
        for (int row = 0; row < tile.Rows; row++)
        {
            for (int vector = 0; vector < tile.Vectors && (isExact || vector * tile.Lanes < filters); vector++)
            {
                string value = ActivationCalls.Apply(RegisterTile.Sum(row, vector), function, tile.Lanes);
                string offset = places.Times(row, vector * tile.Lanes);
                string left = places.Times(1, -vector * tile.Lanes) + (unit == "0" ? "" : $" - {unit}");
                writer.Write(isExact
                    ? $"Runtime::VectorTail.Store({value}, ref {RegisterTile.At("result", offset)}, {left});"
                    : $"Simd::Vector{tile.Lanes * 32}.StoreUnsafe({value}, ref result{(offset == "0" ? "" : $", {offset}")});");
            }
        }
    }
}
