using System.Runtime.InteropServices;
using NetGen.Reliability.Trainings;

namespace NetGen.Reliability.Resuming;

/// <summary>What the last checkpoint of a training holds: weights, optimizer, average, position and the states of callbacks.</summary>
internal static class FinalCheckpoint
{
    /// <summary>Requires that two files hold the same, except times.</summary>
    public static void RequireSame(string expectedPath, string foundPath, string what)
    {
        using SafetensorsReader expected = new CheckpointPair(expectedPath).Open(out _), found = new CheckpointPair(foundPath).Open(out _);
        TrainingOutcome.Require(Metadata(expected), Metadata(found), "the header of the last checkpoint", what);
        foreach (SafetensorsEntry entry in expected.Entries)
        {
            // The history has durations and is compared by itself.
            if (entry.Name is not ("history" or "checksum"))
            {
                byte[] bytes = Bytes(expected, entry), other = Bytes(found, found.Entries.Single(tensor => tensor.Name == entry.Name));
                BrokenPromiseException.Unless(bytes.AsSpan().SequenceEqual(other), () => $"{what}: expected '{entry.Name}' of the last checkpoint with the "
                    + "same bits, but found others.");
            }
        }
    }

    private static byte[] Bytes(SafetensorsReader file, SafetensorsEntry entry) => entry.Type == SafeTensorType.U8
        ? file.Bytes(entry.Name, entry.Shape.AsSpan())
        : MemoryMarshal.AsBytes(file.Floats(entry.Name, entry.Shape.AsSpan()).AsSpan()).ToArray();

    private static string Metadata(SafetensorsReader file)
    {
        IEnumerable<string> tensors = file.Entries.Select(static entry => $"{entry.Name} {string.Join(',', entry.Shape)}");
        IEnumerable<string> metadata = file.Metadata.Where(static pair => !pair.Key.EndsWith("time_ticks", StringComparison.Ordinal))
            .Select(static pair => $"{pair.Key} = {pair.Value}");
        return string.Join(Environment.NewLine, metadata.Concat(tensors).Order(StringComparer.Ordinal));
    }
}
