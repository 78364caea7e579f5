using NetGen;

namespace Tabular;

/// <summary>
/// From a trained network to one that is used: it is saved with the schema of its table, and a program that has these two files alone predicts a new row.
/// </summary>
internal static class ShippedNetwork
{
    private const string Network = "flat.safetensors", Schema = "flat.schema.json";

    /// <summary>Trains on all rows and saves both files.</summary>
    public static void Save(string folder, CsvTable table, FitOptions training)
    {
        var net = new FlatNet(seed: training.Seed);
        net.Fit(table.Data, training);
        net.Save(Path.Combine(folder, Network));
        table.Schema.Save(Path.Combine(folder, Schema));
    }

    /// <summary>Predicts the rent of a flat from its cells as text, of which one may be missing.</summary>
    public static float Predict(string folder, params ReadOnlySpan<string> cells)
    {
        FlatNet net = FlatNet.Load(Path.Combine(folder, Network));
        CsvSchema schema = CsvSchema.Load(Path.Combine(folder, Schema));
        Span<float> features = stackalloc float[FlatNet.InputSize], rent = stackalloc float[FlatNet.OutputSize];
        schema.Encode(cells, features);
        net.Predict(features, rent);
        return rent[0];
    }
}
