using NetGen.Build.Importing.Values;

namespace NetGen.Build.Importing.Reading;

/// <summary>Reads axes, which are an attribute in older versions of an operator and an input in newer ones.</summary>
internal static class AxesReading
{
    /// <summary>The axes as numbers of the file; null if there are none.</summary>
    /// <param name="node">The node.</param>
    /// <param name="inputSince">The first version in which they are an input.</param>
    public static long[]? Of(NodeReading node, int inputSince) =>
        node.Opset < inputSince ? node.Ints("axes") : node.OptionalConstantAt(1, "axes")?.Wholes.Select(static axis => axis.Plain).ToArray();
}
