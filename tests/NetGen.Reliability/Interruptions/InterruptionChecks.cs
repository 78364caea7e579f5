using NetGen.Reliability.Interruptions.Disks;
using NetGen.Reliability.Interruptions.Kills;
using NetGen.Reliability.Interruptions.Writers;

namespace NetGen.Reliability.Interruptions;

/// <summary>Checks on kills, full disks and read-only folders while files are written.</summary>
internal static class InterruptionChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new CheckpointKillCheck(),
        new WriteKillCheck("kills/model", 12, 500, AllWriters.Model, AllWriters.Onnx, AllWriters.Idx),
        new WriteKillCheck("kills/rows", 4, 500, AllWriters.Rows),
        new TrialKillCheck(),
        new CallKillCheck(),
        new FullDiskCheck(),
        new FullDiskTrainingCheck(),
        new FailingCallCheck(),
        new ReadOnlyCheck(),
        new WriteOrderCheck(),
        new NaiveWriterCheck(),
    ];
}
