namespace NetGen;

/// <summary>
/// Writes a file atomically: at any moment, even after a power failure, its name refers to the complete old content or the complete new content.
/// </summary>
internal static class AtomicFile
{
    /// <summary>
    /// Writes a temporary file next to the target, flushes it to the disk, and renames it to the target. If the writer throws, the temporary file is deleted.
    /// </summary>
    /// <param name="path">The target. It is replaced if it exists. Its folder must exist.</param>
    /// <param name="write">Writes the content. The stream can seek.</param>
    /// <param name="previous">The file that keeps the old content; null for none.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written to.</exception>
    public static void Write(string path, Action<Stream> write, string? previous = null)
    {
        // The temporary file is in the same folder, because a rename is atomic only within a file system.
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

    /// <summary>Writes content that is given in parts.</summary>
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

    /// <summary>Deletes the temporary files of processes that were killed while they wrote.</summary>
    /// <param name="path">The target of these files. No other process may be writing it.</param>
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

    /// <summary>Throws early if a file cannot be written later.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What the file is, for the message.</param>
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
            // The user knows the target, not the temporary name. Some file systems report "not found" if no file can be created.
            throw new DirectoryNotFoundException($"Cannot write {target}: its folder does not exist or takes no new files.", exception);
        }
    }
}
