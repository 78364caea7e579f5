using System.Collections.Concurrent;

namespace NetGen.Reliability.Interruptions.Writers;

/// <summary>A checkpoint and the one before it. Between two renames the one before may be missing, or be the same as the newest.</summary>
internal sealed class CheckpointWriter : Writer
{
    private readonly ConcurrentDictionary<string, CheckpointPair> _pairs = new(StringComparer.Ordinal);

    public override string Name => "checkpoint";

    public override string FileName => "state.ckpt";

    private string PreviousName => FileName + ".previous";

    public override void Begin(string folder) => _pairs.TryRemove(folder, out _);

    public override void Write(string folder, int version)
    {
        // A training keeps its pair, and begins by removing what killed processes have left.
        CheckpointPair pair = _pairs.GetOrAdd(folder, _ =>
        {
            var begun = new CheckpointPair(Path.Combine(folder, FileName));
            begun.RemoveLeftovers();
            return begun;
        });
        float[] values = new float[20_000];
        Array.Fill(values, version % Contents);
        pair.Write(
            [SafeTensor.Of("parameters", [values.Length], values), SafeTensor.Of("state", [100], values.AsSpan(0, 100))],
            new Dictionary<string, string>(StringComparer.Ordinal));
    }

    public override IEnumerable<FolderState> During(int version) =>
        [State(version - 1, version - 2), State(version - 1, 0), State(version - 1, version - 1), State(version, version - 1)];

    /// <summary>A version that a kill kept from its place is not the one before.</summary>
    public override IEnumerable<FolderState> After(int version) => [State(version, version - 1), State(version, version - 2)];

    private FolderState State(int newest, int previous) => new(this, [(FileName, newest), (PreviousName, previous)]);
}
