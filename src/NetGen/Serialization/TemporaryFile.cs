using System.Buffers;

namespace NetGen;

/// <summary>The temporary files that become a target, or that killed processes have left: <c>TARGET.RANDOM.tmp</c> in the folder of the target.</summary>
internal static class TemporaryFile
{
    /// <summary>
    /// A file that nobody locks is taken for left behind after this time. A process creates a file a moment before it locks it, and closes it a moment before
    /// it renames it.
    /// </summary>
    private static readonly TimeSpan s_moment = TimeSpan.FromMinutes(1);

    /// <summary>What random names are made of.</summary>
    private static readonly SearchValues<char> s_letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    /// <summary>ERROR_FILE_TOO_LARGE as an HRESULT.</summary>
    private const int FileTooLarge = unchecked((int)0x800700DF);

    /// <summary>Creates a temporary file that is locked until it is closed.</summary>
    /// <param name="target">The full path of the target.</param>
    /// <param name="access">How the file is used.</param>
    /// <param name="options">Further options.</param>
    public static FileStream Create(string target, FileAccess access = FileAccess.Write, FileOptions options = FileOptions.None)
    {
        try
        {
            // It is in the same folder, because a rename is atomic only within a file system.
            string path = $"{target}.{Path.GetRandomFileName()}.tmp";
            return new FileStream(path, FileMode.CreateNew, access, FileShare.None, bufferSize: 1 << 16, options);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            // The user knows the target, not the temporary name. Some file systems report "not found" if no file can be created.
            throw new DirectoryNotFoundException($"Cannot write {target}: its folder does not exist or takes no new files.", exception);
        }
        catch (Exception exception) when (IsOfTheDisk(exception))
        {
            throw OfTarget(target, exception);
        }
    }

    /// <summary>Deletes a temporary file after a failure. A failure to delete it would hide the first one.</summary>
    public static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The disk has become read-only, for instance.
        }
    }

    /// <summary>Whether an exception of a write is about the disk, and does not name the target yet.</summary>
    /// <remarks>If a file grows larger than the file system or a limit of the process allows, .NET reports an argument that is out of range.</remarks>
    public static bool IsOfTheDisk(Exception exception) =>
        exception.GetType() == typeof(IOException) || exception is UnauthorizedAccessException or ArgumentOutOfRangeException;

    /// <summary>The exception with the name that the user knows.</summary>
    public static Exception OfTarget(string target, Exception exception)
    {
        string message = $"Cannot write {target}: {exception.Message}";
        return exception is UnauthorizedAccessException
            ? new UnauthorizedAccessException(message, exception)
            : new IOException(message, exception) { HResult = exception is IOException ? exception.HResult : FileTooLarge };
    }

    /// <summary>Deletes the temporary files of processes that were killed while they wrote. Those of processes that still write are locked, and stay.</summary>
    /// <param name="target">The full path of the target.</param>
    public static void RemoveAbandoned(string target) => Remove(target, RemoveIfAbandoned);

    /// <summary>Deletes all temporary files of a target that no other process writes.</summary>
    /// <param name="target">The full path of the target.</param>
    public static void RemoveAll(string target) => Remove(target, TryDelete);

    private static void Remove(string target, Action<string> remove)
    {
        try
        {
            foreach (string file in AllOf(target))
            {
                TryRemove(file, remove);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The folder is missing, or its names cannot be read. The write that follows says what it needs.
        }
    }

    /// <summary>A file that cannot be removed, such as that of another user, does not keep the others.</summary>
    private static void TryRemove(string file, Action<string> remove)
    {
        try
        {
            remove(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It stays.
        }
    }

    private static void RemoveIfAbandoned(string file)
    {
        if (DateTime.UtcNow - File.GetLastWriteTimeUtc(file) >= s_moment
            && FileLock.TryOpen(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None) is { } free)
        {
            free.Dispose();
            File.Delete(file);
        }
    }

    private static IEnumerable<string> AllOf(string target)
    {
        // As long as every random name.
        int length = target.Length + Path.GetRandomFileName().Length + ".".Length + ".tmp".Length;
        return Directory.EnumerateFiles(Path.GetDirectoryName(target)!, "*.tmp")
            .Where(file => file.Length == length && file.StartsWith(target + ".", StringComparison.Ordinal) && IsRandom(file.AsSpan(target.Length + 1)));
    }

    /// <summary>
    /// Whether a name begins like those of <see cref="Path.GetRandomFileName"/>: eight characters, a point, three characters. A file that a user has named is
    /// not deleted.
    /// </summary>
    private static bool IsRandom(ReadOnlySpan<char> name) =>
        name[8] == '.' && !name[..8].ContainsAnyExcept(s_letters) && !name[9..12].ContainsAnyExcept(s_letters);
}
