namespace NetGen.Reliability.Campaign;

/// <summary>A folder for a check, deleted after it.</summary>
internal sealed class CheckFolder : IDisposable
{
    public CheckFolder()
    {
        // A check that acts as another user must come to a folder in this one.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path, File.GetUnixFileMode(Path) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("netgen-reliability-").FullName;

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A killed process may still hold a file, or a check has left a folder that takes no changes. The folder is the system's to clean then.
        }
    }
}
