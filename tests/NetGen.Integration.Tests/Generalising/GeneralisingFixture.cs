using System.Text.Json;

namespace NetGen.Integration.Tests.Generalising;

/// <summary>What generalising.json holds; its script says what the fields are.</summary>
internal static class GeneralisingFixture
{
    public static JsonElement Root { get; } =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "generalising.json"))).RootElement;

    public static double[] Doubles(this JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(static value => value.GetDouble())];

    public static float[] Floats(this JsonElement element, string name) => [.. element.Doubles(name).Select(static value => (float)value)];
}
