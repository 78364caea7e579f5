using NetGen.Reliability.Files.Pictures;
using NetGen.Reliability.Files.Rows;
using NetGen.Reliability.Files.Searches;
using NetGen.Reliability.Files.Tables;
using NetGen.Reliability.Files.Weights;

namespace NetGen.Reliability.Files;

/// <summary>Checks on malformed files that the runtime and its data packages read.</summary>
internal static class FileChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new SafetensorsCheck(),
        new CheckpointCheck(),
        new IdxCheck(),
        new PackedIdxCheck(),
        new RowsCheck(),
        new CsvCheck(),
        new SchemaCheck(),
        new TrialsCheck(),
        new PngCheck(),
        new JpegCheck(),
    ];
}
