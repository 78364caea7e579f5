namespace NetGen;

/// <summary>Opens files that exclude other processes. The operating system releases the lock when its process ends, even if it is killed.</summary>
internal static class FileLock
{
    /// <summary>EWOULDBLOCK, with which Unix refuses a lock that is taken.</summary>
    private const int LinuxRefusal = 11, OtherUnixRefusal = 35;

    /// <summary>ERROR_SHARING_VIOLATION as an HRESULT.</summary>
    private const int WindowsRefusal = unchecked((int)0x80070020);

    /// <summary>Opens a file.</summary>
    /// <returns>Null if another process, or another stream of this one, holds a lock that excludes this one.</returns>
    /// <exception cref="IOException">The file cannot be opened for another reason.</exception>
    public static FileStream? TryOpen(string path, FileMode mode, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(path, mode, access, share);
        }
        catch (IOException exception) when (exception.HResult == Refusal)
        {
            return null;
        }
    }

    private static int Refusal => OperatingSystem.IsWindows() ? WindowsRefusal : OperatingSystem.IsLinux() ? LinuxRefusal : OtherUnixRefusal;
}
