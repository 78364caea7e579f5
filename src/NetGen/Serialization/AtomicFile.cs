namespace NetGen;

/// <summary>Writes a file so that at any moment, even if power fails, its name stands for the whole old content or the whole new one.</summary>
internal static class AtomicFile
{
    /// <summary>Writes beside the target, flushes to the disk, and renames over the target. What is half written is removed when the writer throws.</summary>
    /// <param name="path">Replaced if it exists; its folder must exist.</param>
    /// <param name="write">Writes the content. The stream can seek.</param>
    /// <param name="previous">Where the old content is kept; null to give it up.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder does not allow it.</exception>
    public static void Write(string path, Action<Stream> write, string? previous = null)
    {
        // In the same folder, because a rename is one step only within a file system.
        string target = Path.GetFullPath(path);
        string temporary = TemporaryFor(target);
        FileStream stream = Create(temporary, target);
        try
        {
            using (stream)
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            if (previous is not null && File.Exists(target))
            {
                File.Replace(temporary, target, previous);
            }
            else
            {
                File.Move(temporary, target, overwrite: true);
            }
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Writes a file that is not there yet: of several processes that try at the same time one succeeds.</summary>
    /// <param name="path">Left as it is if it exists; its folder must exist.</param>
    /// <param name="parts">The content.</param>
    /// <returns>Whether it was written.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static bool TryWriteNew(string path, byte[][] parts)
    {
        string target = Path.GetFullPath(path);
        string temporary = TemporaryFor(target);
        FileStream stream = Create(temporary, target);
        try
        {
            using (stream)
            {
                Array.ForEach(parts, part => stream.Write(part));
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(target))
        {
            return false;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Writes a content that is there part by part.</summary>
    /// <inheritdoc cref="Write(string, Action{Stream}, string?)"/>
    public static void Write(string path, byte[][] parts, string? previous = null) => Write(
        path,
        stream =>
        {
            foreach (byte[] part in parts)
            {
                stream.Write(part);
            }
        },
        previous);

    /// <summary>Removes the temporary files of processes that were killed while they wrote.</summary>
    /// <param name="path">What they were to become. Nobody may be writing it.</param>
    public static void RemoveLeftovers(string path)
    {
        string target = Path.GetFullPath(path);
        int length = TemporaryFor(target).Length;
        foreach (string file in Directory.EnumerateFiles(Path.GetDirectoryName(target)!, "*.tmp"))
        {
            if (file.Length == length && file.StartsWith(target + ".", StringComparison.Ordinal))
            {
                File.Delete(file);
            }
        }
    }

    /// <summary>Says early that a file could not be written later.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What it is, for the message.</param>
    /// <exception cref="DirectoryNotFoundException">Its folder does not exist.</exception>
    public static void RequireFolder(string path, string what)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? path;
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"{what} {path} cannot be written: there is no folder {folder}.");
        }

        if (Directory.Exists(path))
        {
            throw new IOException($"{what} {path} cannot be written: there is a folder of that name.");
        }
    }

    private static string TemporaryFor(string target) => $"{target}.{Path.GetRandomFileName()}.tmp";

    private static FileStream Create(string temporary, string target)
    {
        try
        {
            return new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 16);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            // The user knows the target, not the temporary name. Some file systems say that a file is not found where none can be created.
            throw new DirectoryNotFoundException($"Cannot write {target}: its folder does not exist or takes no new files.", exception);
        }
    }
}
