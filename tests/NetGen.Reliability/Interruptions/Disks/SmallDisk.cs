using System.Runtime.InteropServices;

namespace NetGen.Reliability.Interruptions.Disks;

/// <summary>
/// A file system in memory, of any size. Only the thread that has made it sees it, with the processes and threads that this thread starts. It ends with them.
/// </summary>
internal sealed partial class SmallDisk : IDisposable
{
    private const int OwnMounts = 0x20000; // CLONE_NEWNS

    private const nuint ReadOnly = 1, Remount = 32, Bind = 4096, Recursive = 16384, Private = 1 << 18;

    private const int DetachLater = 2;

    [ThreadStatic]
    private static bool t_hasOwnMounts;

    private readonly string _size;

    public SmallDisk(string folder, int kilobytes, int inodes = 1000)
    {
        Folder = Directory.CreateDirectory(folder).FullName;
        _size = FormattableString.Invariant($"size={kilobytes}k,nr_inodes={inodes}");
        UseOwnMounts();
        Require(Mount("tmpfs", Folder, "tmpfs", 0, _size));
    }

    public string Folder { get; }

    /// <summary>Null if this process may mount.</summary>
    public static string? Lacks
    {
        get
        {
            string? lack = "there are no small disks here: this needs Linux and its administrator";
            if (OperatingSystem.IsLinux())
            {
                var trial = new Thread(() =>
                {
                    if (Unshare(OwnMounts) == 0 && Mount(null, "/", null, Recursive | Private, null) == 0)
                    {
                        lack = null;
                    }
                });
                trial.Start();
                trial.Join();
            }

            return lack;
        }
    }

    /// <summary>Bytes that are free.</summary>
    public long Free => new DriveInfo(Folder).AvailableFreeSpace;

    /// <summary>Lets writes fail, or succeed again.</summary>
    public void SetReadOnly(bool isReadOnly) => Require(Mount(null, Folder, null, Remount | (isReadOnly ? ReadOnly : 0), _size));

    /// <summary>Mounts a file over itself, as containers do it. It can then be written, but not replaced.</summary>
    public static void Pin(string file) => Require(Mount(file, file, null, Bind, null));

    public static void Unpin(string file) => Require(Unmount(file, DetachLater));

    /// <summary>Writes a file that leaves some bytes free.</summary>
    /// <returns>The file, which is to be deleted when there must be room again.</returns>
    public string Fill(long free, string name = "ballast")
    {
        string path = Path.Combine(Folder, name);
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        byte[] page = new byte[4096];
        try
        {
            for (long left = Free - free; left >= page.Length; left -= page.Length)
            {
                file.Write(page);
            }
        }
        catch (IOException)
        {
            // Somebody else writes meanwhile. The disk is full.
        }

        return path;
    }

    public void Dispose() => Require(Unmount(Folder, DetachLater));

    private static void UseOwnMounts()
    {
        if (!t_hasOwnMounts)
        {
            Require(Unshare(OwnMounts));
            Require(Mount(null, "/", null, Recursive | Private, null));
            t_hasOwnMounts = true;
        }
    }

    private static void Require(int result)
    {
        if (result != 0)
        {
            throw new InvalidOperationException(Marshal.GetLastPInvokeErrorMessage());
        }
    }

    [LibraryImport("libc", EntryPoint = "unshare", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Unshare(int what);

    [LibraryImport("libc", EntryPoint = "mount", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Mount(string? source, string target, string? type, nuint flags, string? data);

    [LibraryImport("libc", EntryPoint = "umount2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Unmount(string target, int flags);
}
