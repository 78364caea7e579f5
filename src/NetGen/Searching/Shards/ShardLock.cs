using System.Globalization;

namespace NetGen;

/// <summary>Keeps two processes from doing the same shard, or shards of different counts, in one folder at once.</summary>
/// <remarks>
/// The system gives a lock back when its process ends, however it does. A lock spares work and tells of a mistake; nothing rests on it, as some file systems of
/// clusters have none. Without it, processes with the same trials train them twice, with the same bits, and every file is replaced in one step.
/// </remarks>
internal static class ShardLock
{
    /// <summary>Takes a shard.</summary>
    /// <param name="folder">The search's.</param>
    /// <param name="shard">Which.</param>
    /// <exception cref="IOException">Another process has it, or the search is running with another number of shards.</exception>
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
        using FileStream? taken = TryTake(path);
        return taken is null;
    }

    private static FileStream? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception is not DirectoryNotFoundException and not PathTooLongException)
        {
            return null;
        }
    }
}
