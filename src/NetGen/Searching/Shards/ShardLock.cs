using System.Globalization;

namespace NetGen;

/// <summary>Prevents two processes from running the same shard at the same time, or shards of different counts, in one folder.</summary>
/// <remarks>
/// The operating system releases a lock when its process ends, even if it is killed. The lock saves work and reports mistakes, but the results do not depend on
/// it, because some cluster file systems do not support locks. Without it, two processes would train the same trials twice, with the same bits, and every file
/// is replaced atomically.
/// </remarks>
internal static class ShardLock
{
    /// <summary>Locks a shard.</summary>
    /// <param name="folder">The folder of the search.</param>
    /// <param name="shard">The shard.</param>
    /// <exception cref="IOException">
    /// Another process has locked it, the search is running with another number of shards, or the folder cannot be written.
    /// </exception>
    public static FileStream Take(string folder, Shard shard)
    {
        string path = Path.Combine(folder, NameOf(shard.Index, shard.Count));
        FileStream taken = TryTake(path) ?? throw new IOException(
            $"{folder}: expected shard {shard} to be free, but another process holds its lock {Path.GetFileName(path)}. "
            + "Give each process an index of its own.");
        foreach (string other in Directory.EnumerateFiles(folder, "shard-*.lock"))
        {
            if (!other.EndsWith(EndOf(shard.Count), StringComparison.Ordinal) && IsTaken(other))
            {
                taken.Dispose();
                throw new IOException(FormattableString.Invariant(
                    $"{folder}: expected all processes of the search to count {shard.Count} shards, but another holds {Path.GetFileName(other)}."));
            }
        }

        return taken;
    }

    private static string NameOf(int index, int count) => string.Create(CultureInfo.InvariantCulture, $"shard-{index}{EndOf(count)}");

    private static string EndOf(int count) => string.Create(CultureInfo.InvariantCulture, $"-of-{count}.lock");

    private static bool IsTaken(string path)
    {
        // A shared lock: only one who holds the file exclusively refuses it. Two who look at the same time do not refuse each other.
        using FileStream? seen = FileLock.TryOpen(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return seen is null;
    }

    private static FileStream? TryTake(string path) => FileLock.TryOpen(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
}
