namespace NetGen.Parquets.Tests;

[NeuralNetwork(4)]
[Standardize]
[Dense(8, Activation.Relu)]
[Dense(2, Activation.Softmax)]
internal sealed partial class FlightNet;

/// <summary>The example of docs/scale.md on Parquet tables, word for word.</summary>
public sealed class ParquetGuideTests
{
    [Fact]
    public async Task ParquetExample_Trains()
    {
        string before = Environment.CurrentDirectory;
        using var folder = new TemporaryFolder();
        string[] carriers = [.. Enumerable.Range(0, 300).Select(static i => i % 3 == 0 ? "AA" : "BB")];
        double?[] delays = [.. Enumerable.Range(0, 300).Select(static i => i % 10 == 0 ? (double?)null : i % 7)];
        int[] distances = [.. Enumerable.Range(0, 300).Select(static i => 100 + (i % 50))];
        string[] late = [.. Enumerable.Range(0, 300).Select(static i => i % 3 == 0 ? "yes" : "no")];
        await ParquetFile.WriteAsync(folder.File("flights.parquet"), 100, ("carrier", carriers), ("delay", delays), ("distance", distances), ("late", late));
        Environment.CurrentDirectory = folder.Root;
        try
        {
            CsvSchema schema = ParquetTable.Convert("flights.parquet", "flights.rows", new CsvOptions
            {
                Categorical = ["carrier"], Targets = ["late"], Missing = MissingCells.Median,
            });
            schema.Save("flights.schema.json");

            using RowFile flights = RowFile.Open("flights.rows");
            var net = new FlightNet(seed: 1);
            net.Fit(flights, new FitOptions { Shuffling = Shuffling.ByBlocks() });

            net.Evaluate(flights).Accuracy.ShouldBeGreaterThan(0.95);
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }
}
