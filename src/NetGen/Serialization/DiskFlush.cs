using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Waits until contents and names are on the disk, so that a power failure does not undo them.</summary>
internal static partial class DiskFlush
{
    private const int Interrupted = 4, ReadOnly = 30, Invalid = 22, NotSupported = 95;

    /// <summary>Writes all content of a file to the disk.</summary>
    /// <exception cref="IOException">The disk has not taken the content.</exception>
    public static void Content(FileStream file)
    {
        // FileStream's own flush to the disk does not report on Linux that the disk has failed.
        if (!OperatingSystem.IsLinux() || !TryFlush(file))
        {
            file.Flush(flushToDisk: true);
        }
    }

    /// <summary>Writes the names in a folder to the disk, as far as the system allows. Windows has no such call.</summary>
    /// <remarks>A failure is not reported: the new file is complete and has its name, and so is the old one if a power failure undoes the rename.</remarks>
    public static void Folder(string folder)
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

    /// <summary>Flushes a file by a call of the C library.</summary>
    /// <returns>Whether there is such a library.</returns>
    private static bool TryFlush(FileStream file)
    {
        file.Flush();
        int error;
        try
        {
            do
            {
                error = Synchronize(file.SafeFileHandle) == 0 ? 0 : Marshal.GetLastPInvokeError();
            }
            while (error == Interrupted);
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }

        // Some file systems have no such call.
        return error is 0 or ReadOnly or Invalid or NotSupported
            ? true
            : throw new IOException($"{Marshal.GetPInvokeErrorMessage(error)} : '{file.Name}'", error);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int readOnly);

    [LibraryImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Synchronize(int handle);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Synchronize(SafeHandle handle);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int handle);
}
