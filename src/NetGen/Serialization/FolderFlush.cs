using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Writes the names in a folder to the disk. Without it, a power failure may undo a rename that has already succeeded.</summary>
internal static partial class FolderFlush
{
    /// <summary>Flushes a folder as far as the system allows. Windows has no such call.</summary>
    /// <remarks>A failure is not reported: the new file is complete and has its name, and so is the old one if a power failure undoes the rename.</remarks>
    public static void Try(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        try
        {
            int handle = Open(folder, 0);
            if (handle >= 0)
            {
                _ = Synchronize(handle);
                _ = Close(handle);
            }
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            // A system without the C library under this name.
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int readOnly);

    [LibraryImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Synchronize(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int handle);
}
