using NetGen.Reliability.Models.Onnx;
using NetGen.Reliability.Models.Texts;

namespace NetGen.Reliability.Models;

/// <summary>Checks on malformed ONNX models at build.</summary>
internal static class ModelChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new OnnxCheck(),
        new HeavyCheck(),
        new TextCheck(),
        new ImportedCheck(),
    ];
}
