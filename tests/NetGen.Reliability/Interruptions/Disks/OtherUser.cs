using System.Runtime.InteropServices;

namespace NetGen.Reliability.Interruptions.Disks;

/// <summary>Does something to files as a user whom permissions bind. They do not bind the administrator. Only the current thread changes its user.</summary>
internal static partial class OtherUser
{
    private const int Nobody = 65534, Administrator = 0;

    public static void Do(Action work)
    {
        _ = SetFileUser(Nobody);
        try
        {
            work();
        }
        finally
        {
            _ = SetFileUser(Administrator);
        }
    }

    [LibraryImport("libc", EntryPoint = "setfsuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetFileUser(int user);
}
