namespace NetGen;

/// <summary>The files of the newest checkpoint and of the one before it. So one is sound even if the other is damaged.</summary>
/// <param name="path">The newest checkpoint.</param>
internal sealed class CheckpointPair(string path)
{
    private const string FormatKey = "format";
    private const string Format = "netgen.checkpoint.2";

    private bool _newestIsSound;

    /// <summary>The checkpoint before the newest.</summary>
    public string Previous { get; } = path + ".previous";

    /// <summary>Whether there is a checkpoint to resume from.</summary>
    public bool Exists => File.Exists(path) || File.Exists(Previous);

    /// <summary>Writes a checkpoint. The newest so far becomes the one before it.</summary>
    public void Write(IEnumerable<SafeTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        byte[][] parts = ChecksummedFile.Parts(tensors, new Dictionary<string, string>(metadata, StringComparer.Ordinal) { [FormatKey] = Format });

        // A file that this object has not written may be damaged. It must not replace the sound one before it.
        _newestIsSound = _newestIsSound || IsSound(path);
        AtomicFile.Write(path, parts, _newestIsSound ? Previous : null);
        _newestIsSound = true;
    }

    /// <summary>Opens the newest checkpoint, or the one before it if the newest is damaged or missing.</summary>
    /// <param name="damage">A description of the damage of the newest; null if there is none.</param>
    /// <exception cref="NetGenFormatException">Both are damaged, or the only one is.</exception>
    /// <exception cref="FileNotFoundException">Neither exists.</exception>
    public SafetensorsReader Open(out string? damage)
    {
        try
        {
            damage = null;
            return Open(path);
        }
        catch (Exception exception) when (exception is NetGenFormatException or FileNotFoundException && File.Exists(Previous))
        {
            damage = exception is FileNotFoundException ? $"{path}: expected a checkpoint, but found no file." : exception.Message;
        }

        try
        {
            return Open(Previous);
        }
        catch (NetGenFormatException exception)
        {
            throw new NetGenFormatException($"{damage} The checkpoint before it cannot be read either. {exception.Message}", exception);
        }
    }

    /// <summary>Deletes the temporary files of processes that were killed while they wrote.</summary>
    public void RemoveLeftovers() => AtomicFile.RemoveLeftovers(path);

    private static SafetensorsReader Open(string path)
    {
        SafetensorsReader file = SafetensorsReader.Open(path);
        try
        {
            if (file.Metadata.GetValueOrDefault(FormatKey) is var format && format != Format)
            {
                throw new NetGenFormatException(
                    $"{path}: expected a checkpoint, whose format is '{Format}', but found {(format is null ? "no format" : $"'{format}'")}. Use Load to read "
                        + "a saved network.");
            }

            ChecksummedFile.Verify(file);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static bool IsSound(string path)
    {
        try
        {
            Open(path).Dispose();
            return true;
        }
        catch (Exception exception) when (exception is NetGenFormatException or FileNotFoundException)
        {
            return false;
        }
    }
}
