using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetGen.Benchmarks.Report;

/// <summary>One line of JSON for every measurement, at once.</summary>
internal sealed class JsonLines(TextWriter writer) : IReport
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new ShortNumber() },
    };

    public void Begin(string machine) => Add(new Measurement { Peer = Measuring.Contender.NetGen, Task = "machine", Note = machine });

    public void Add(Measurement measurement)
    {
        writer.WriteLine(JsonSerializer.Serialize(measurement, Options));
        writer.Flush();
    }

    public void Finish()
    {
    }

    /// <summary>Four digits are more than a measurement has.</summary>
    private sealed class ShortNumber : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.ToString(Math.Abs(value) >= 1000 ? "F0" : "G4", CultureInfo.InvariantCulture));
    }
}
