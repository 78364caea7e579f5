namespace NetGen;

/// <summary>
/// Writes a file atomically: at any moment, even after a power failure, its name refers to the complete old content or the complete new content.
/// </summary>
internal static class AtomicFile
{
    /// <summary>
    /// Writes a temporary file next to the target, flushes it to the disk, renames it to the target, and flushes the folder. If the writer throws,
    /// the temporary file is deleted.
    /// </summary>
    /// <param name="path">The target. It is replaced if it exists. Its folder must exist.</param>
    /// <param name="write">Writes the content. The stream can seek.</param>
    /// <param name="previous">The file that keeps the old content; null for none.</param>
    /// <exception cref="IOException">The file cannot be written. The old one stays.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written to.</exception>
    public static void Write(string path, Action<Stream> write, string? previous = null)
    {
        string target = Path.GetFullPath(path);
        if (previous is null)
        {
            // They may be what fills the disk. Who keeps a previous file removes them before it begins.
            TemporaryFile.RemoveAbandoned(target);
        }

        WriteTemporary(target, write, temporary =>
        {
            if (previous is not null && File.Exists(target))
            {
                File.Replace(temporary, target, previous);
            }
            else
            {
                File.Move(temporary, target, overwrite: true);
            }
        });
    }

    /// <summary>Writes a file that is not there yet: of several processes that try at the same time one succeeds.</summary>
    /// <param name="path">Left as it is if it exists; its folder must exist.</param>
    /// <param name="parts">The content.</param>
    /// <returns>Whether it was written.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static bool TryWriteNew(string path, byte[][] parts)
    {
        string target = Path.GetFullPath(path);
        try
        {
            WriteTemporary(
                target, stream => Array.ForEach(parts, part => stream.Write(part)), temporary => File.Move(temporary, target, overwrite: false));
            return true;
        }
        catch (IOException) when (File.Exists(target))
        {
            return false;
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
    public static void RemoveLeftovers(string path) => TemporaryFile.RemoveAll(Path.GetFullPath(path));

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

    /// <summary>Throws early if a file cannot be written later: its folder does not exist, is read-only, or takes no new files.</summary>
    /// <inheritdoc cref="RequireFolder"/>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written to.</exception>
    public static void RequireWritable(string path, string what)
    {
        RequireFolder(path, what);
        TemporaryFile.Create(Path.GetFullPath(path), options: FileOptions.DeleteOnClose).Dispose();
    }

    private static void WriteTemporary(string target, Action<Stream> write, Action<string> rename)
    {
        FileStream stream = TemporaryFile.Create(target);
        try
        {
            using (stream)
            {
                write(stream);
                DiskFlush.Content(stream);
            }

            rename(stream.Name);
        }
        catch (Exception exception)
        {
            TemporaryFile.TryDelete(stream.Name);
            if (TemporaryFile.IsOfTheDisk(exception))
            {
                throw TemporaryFile.OfTarget(target, exception);
            }

            throw;
        }

        DiskFlush.Folder(Path.GetDirectoryName(target)!);
    }
}
