namespace NetGen.Build.Files;

/// <summary>The files next to a model that hold values for it. Only plain files in the model's own folder are opened.</summary>
/// <param name="folder">The model's folder; null for a model that is not in a folder.</param>
internal sealed class ExternalFiles(string? folder) : IDisposable
{
    private const int LongestName = 255;

    // Characters that separate folders or streams on any system, not only on this one.
    private static readonly char[] s_refused = [.. Path.GetInvalidFileNameChars().Union(['/', '\\', ':', '\0'])];

    // Names that mean a device in every folder of Windows, with any extension.
    private static readonly HashSet<string> s_devices = new(
        [
            "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "COM¹", "COM²", "COM³", "LPT¹", "LPT²", "LPT³",
            .. Enumerable.Range(0, 10).SelectMany(static number => new[] { $"COM{number}", $"LPT{number}" }),
        ],
        StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, ByteSource> _opened = new(StringComparer.Ordinal);

    /// <summary>The names of the requested files, in the order of their first use.</summary>
    public List<string> Names { get; } = [];

    /// <summary>Opens a file.</summary>
    /// <param name="name">Its name in the model.</param>
    /// <param name="tensor">The tensor whose values it holds, for errors.</param>
    /// <param name="opened">Receives the length of a file that is opened.</param>
    /// <exception cref="ModelFormatException">It is not a plain file in the model's folder.</exception>
    public ByteSource Open(string name, string tensor, Action<long> opened)
    {
        if (_opened.TryGetValue(name, out ByteSource known))
        {
            return known;
        }

        RequirePlainName(name, tensor);
        if (folder is null)
        {
            throw new ModelFormatException($"Expected the values of tensor '{tensor}' within the model, but found them in a file '{name}'.");
        }

        if (!Names.Contains(name))
        {
            Names.Add(name);
        }

        var file = new FileInfo(Path.Combine(folder, name));
        if (!file.Exists)
        {
            throw new ModelFormatException($"Expected the values of tensor '{tensor}' in a file '{name}' beside the model, but found no such file.");
        }

        // A link may refer to any other folder.
        if ((file.Attributes & (FileAttributes.ReparsePoint | FileAttributes.Directory | FileAttributes.Device)) != default)
        {
            throw new ModelFormatException(
                $"Expected '{name}', which holds the values of tensor '{tensor}', to be a file, but found a link, a folder or a device.");
        }

        // A file without a length is not opened either, because reading a pipe would wait for its writer.
        ByteSource source = file.Length == 0 ? new ByteSource(Stream.Null) : ByteSource.Open(file.FullName);
        _opened.Add(name, source);
        opened(source.Length);
        return source;
    }

    public void Dispose()
    {
        foreach (ByteSource source in _opened.Values)
        {
            source.Dispose();
        }
    }

    private static void RequirePlainName(string name, string tensor)
    {
        if (name.Length is 0 or > LongestName || name is "." or ".." || name.IndexOfAny(s_refused) >= 0
            || s_devices.Contains(name.Split('.')[0].TrimEnd(' ')))
        {
            throw new ModelFormatException(
                $"Expected the values of tensor '{tensor}' in a file beside the model, named without a folder, but found the location '{name}'.");
        }
    }
}
