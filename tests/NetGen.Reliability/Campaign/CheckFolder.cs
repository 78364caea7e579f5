namespace NetGen.Reliability.Campaign;

/// <summary>A folder for a check, deleted after it.</summary>
internal sealed class CheckFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("netgen-reliability-").FullName;

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A killed process of the check may still hold a file. The folder is the system's to clean then.
        }
    }
}
