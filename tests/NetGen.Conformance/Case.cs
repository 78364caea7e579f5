using System.Runtime.InteropServices;
using System.Text.Json;

namespace NetGen.Conformance;

/// <summary>A case of the onnx package: a model of few operators, an input, and the output that is expected.</summary>
/// <param name="Name">The package's name for it.</param>
/// <param name="Folder">Where it lies.</param>
/// <param name="Operators">Its operators; those of other sets with the name of their set.</param>
/// <param name="Opset">The version of each set.</param>
/// <param name="Input">Values of the first input, and <paramref name="Expected"/> those of the first output; null where they are no tensors of numbers.</param>
/// <param name="Rows">The first dimension of the input: the batch.</param>
/// <param name="Expected">The expected output.</param>
internal sealed record Case(
    string Name, string Folder, IReadOnlyList<string> Operators, IReadOnlyDictionary<string, long> Opset, float[]? Input, int Rows, float[]? Expected)
{
    public string ModelPath => Path.Combine(Folder, "model.onnx");

    /// <summary>All cases of a folder, in the order of their names.</summary>
    public static IReadOnlyList<Case> All(string folder) => [.. Directory.GetDirectories(folder).Order(StringComparer.Ordinal).Select(Read)];

    private static Case Read(string folder)
    {
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "case.json")));
        JsonElement root = json.RootElement;
        JsonElement shape = root.GetProperty("input");
        bool isKnown = shape.ValueKind == JsonValueKind.Array;
        return new Case(
            root.GetProperty("name").GetString()!,
            folder,
            [.. root.GetProperty("operators").EnumerateArray().Select(static name => name.GetString()!)],
            root.GetProperty("opset")
                .EnumerateObject()
                .ToDictionary(static entry => entry.Name, static entry => entry.Value.GetInt64(), StringComparer.Ordinal),
            isKnown ? Floats(folder, "input.f32") : null,
            isKnown && shape.GetArrayLength() > 0 ? shape[0].GetInt32() : 0,
            isKnown ? Floats(folder, "expected.f32") : null);
    }

    private static float[] Floats(string folder, string name) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(folder, name))).ToArray();
}
