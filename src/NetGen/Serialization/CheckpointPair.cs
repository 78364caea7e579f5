namespace NetGen;

/// <summary>The file of a checkpoint and that of the one before it, so that one is whole whatever happens to the other.</summary>
/// <param name="path">The newest.</param>
internal sealed class CheckpointPair(string path)
{
    private const string FormatKey = "format";
    private const string Format = "netgen.checkpoint.2";

    private bool _newestIsSound;

    /// <summary>The one before the newest.</summary>
    public string Previous { get; } = path + ".previous";

    /// <summary>Whether there is anything to go on from.</summary>
    public bool Exists => File.Exists(path) || File.Exists(Previous);

    /// <summary>Writes a checkpoint; the newest so far becomes the one before it.</summary>
    public void Write(IEnumerable<SafeTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        byte[][] parts = ChecksummedFile.Parts(tensors, new Dictionary<string, string>(metadata, StringComparer.Ordinal) { [FormatKey] = Format });

        // What this object has not written may be damaged, and must then not take the place of the one that is sound.
        _newestIsSound = _newestIsSound || IsSound(path);
        AtomicFile.Write(path, parts, _newestIsSound ? Previous : null);
        _newestIsSound = true;
    }

    /// <summary>Opens the newest, or the one before it if the newest is damaged or missing.</summary>
    /// <param name="damage">What was wrong with the newest; null if nothing was.</param>
    /// <exception cref="NetGenFormatException">Both are damaged, or the only one.</exception>
    /// <exception cref="FileNotFoundException">There is neither.</exception>
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

    /// <summary>Removes what processes that were killed while they wrote have left.</summary>
    public void RemoveLeftovers() => AtomicFile.RemoveLeftovers(path);

    private static SafetensorsReader Open(string path)
    {
        SafetensorsReader file = SafetensorsReader.Open(path);
        try
        {
            if (file.Metadata.GetValueOrDefault(FormatKey) is var format && format != Format)
            {
                throw new NetGenFormatException(
                    $"{path}: expected a checkpoint, whose format is '{Format}', but found {(format is null ? "no format" : $"'{format}'")}. Use Load to read a saved network.");
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
