namespace NetGen.Reliability.Files;

/// <summary>Folders whose files are in memory, where a small file is written in microseconds. They are deleted when the process ends.</summary>
internal static class MemoryFolder
{
    private const string SharedMemory = "/dev/shm";

    /// <summary>A folder of its own; an ordinary temporary one on systems without shared memory.</summary>
    public static string New()
    {
        string name = $"netgen-reliability-{Guid.NewGuid():N}";
        string folder = Directory.CreateDirectory(Path.Combine(Directory.Exists(SharedMemory) ? SharedMemory : Path.GetTempPath(), name)).FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }
}
