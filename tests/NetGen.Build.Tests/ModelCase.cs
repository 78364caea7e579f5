using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using NetGen.Build.Tests.Interpreting;

namespace NetGen.Build.Tests;

/// <summary>A model file with an input and what its exporter makes of it.</summary>
internal sealed record ModelCase(string Name, string Folder, string[] Operators, int[]? Input, int[]? Expected)
{
    public static IEnumerable<ModelCase> In(string folder)
    {
        foreach (string path in Directory.GetDirectories(folder).Order(StringComparer.Ordinal))
        {
            using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Path.Combine(path, "case.json")));
            JsonElement root = json.RootElement;
            yield return new ModelCase(
                Path.GetFileName(path), path, root.GetProperty("operators").Deserialize<string[]>()!, root.GetProperty("input").Deserialize<int[]?>(),
                    root.GetProperty("expected").Deserialize<int[]?>());
        }
    }

    /// <summary>What becomes of the model: "agrees", "declined", "wrong" or "throws", and the details.</summary>
    public (string Outcome, string Details) Run()
    {
        try
        {
            ImportedFile file = ModelFile.Read(Path.Combine(Folder, "model.onnx"), "Models/model.onnx").Content;
            TextNetwork network = new(file);
            if (network.Problems.Count > 0)
                return ("declined",
                string.Join(" | ", network.Problems.Select(static problem => $"{problem.Raw("id")} {problem.Text("operator")}: {problem.Text("message")}")));
            if (Input is null || Expected is null) return ("wrong", "read, but not a tensor");
            double difference = Difference(network);
            return (difference <= 1e-5 ? "agrees" : "wrong", $"{difference.ToString("g3", CultureInfo.InvariantCulture)} {string.Join(' ', network.Kinds)}");
        }
        catch (Exception exception)
        {
            return ("throws", exception.ToString());
        }
    }

    /// <summary>The largest difference, relative where values are larger than one.</summary>
    private double Difference(TextNetwork network)
    {
        float[] input = Floats("input.f32"), expected = Floats("expected.f32");
        int rows = Input![0], outputs = expected.Length / rows;
        double largest = 0;
        for (int row = 0; row < rows; row++)
        {
            double[] output = network.Run(input.Skip(row * (input.Length / rows)).Take(input.Length / rows).Select(static value => (double)value));
            if (output.Length != outputs) return double.PositiveInfinity;
            for (int i = 0; i < outputs; i++)
            {
                double wanted = expected[row * outputs + i];
                if (wanted.Equals(output[i])) continue;
                double difference = Math.Abs(output[i] - wanted) / Math.Max(1, Math.Abs(wanted));
                largest = double.IsNaN(difference) ? double.PositiveInfinity : Math.Max(largest, difference);
            }
        }

        return largest;
    }

    private float[] Floats(string name) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(Folder, name))).ToArray();
}
