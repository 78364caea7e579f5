namespace NetGen.Reliability.Interruptions.Writers;

/// <summary>What a folder holds: versions by the name of the file, 0 for none.</summary>
internal sealed class FolderState(Writer writer, (string File, int Version)[] files)
{
    private const string Temporary = ".tmp";

    public override string ToString() => string.Join(", ", files.Where(static file => file.Version > 0)
        .Select(static file => $"{file.File} of version {file.Version}").DefaultIfEmpty("nothing"));

    /// <summary>Throws unless the folder holds one of the states. Temporary files are not looked at.</summary>
    public static void Require(string folder, IEnumerable<FolderState> allowed)
    {
        FolderState[] all = [.. allowed];
        BrokenPromiseException.Unless(
            Array.Exists(all, state => state.Holds(folder)),
            () => $"Expected {string.Join("; or ", (object[])all)}. Found {Description(folder)}.");
    }

    /// <summary>Throws if a temporary file is there.</summary>
    public static void RequireNoTemporary(string folder)
    {
        string[] found = Temporaries(folder);
        BrokenPromiseException.Unless(found.Length == 0, () => $"Expected no temporary file, but found {string.Join(", ", found.Select(Path.GetFileName))}.");
    }

    /// <summary>Makes temporary files as old as those of a process that was killed some time ago.</summary>
    public static void AgeTemporaries(string folder)
    {
        foreach (string file in Temporaries(folder))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(-2));
        }
    }

    private static string[] Temporaries(string folder) => Directory.GetFiles(folder, "*" + Temporary);

    private static string Description(string folder) => string.Join(", ", Directory.GetFiles(folder)
        .Select(static file => $"{Path.GetFileName(file)} of {new FileInfo(file).Length} bytes").DefaultIfEmpty("nothing"));

    private bool Holds(string folder) =>
        Directory.GetFiles(folder).All(file => file.EndsWith(Temporary, StringComparison.Ordinal) || files.Any(known => known.File == Path.GetFileName(file)))
        && files.All(file => Holds(Path.Combine(folder, file.File), writer.Content(file.Version)));

    private static bool Holds(string path, byte[]? content) =>
        content is null ? !File.Exists(path) : File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(content);
}
