using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NetGen.Reliability.Campaign;

/// <summary>Processor time of the current thread, which .NET does not report.</summary>
internal static partial class ThreadTime
{
    /// <summary>CLOCK_THREAD_CPUTIME_ID of Linux.</summary>
    private const int ThreadClock = 3;

    /// <summary>Milliseconds since an unknown moment; elsewhere than on Linux those that pass on the wall.</summary>
    public static double Milliseconds() =>
        OperatingSystem.IsLinux() && ClockGetTime(ThreadClock, out TimeSpec time) == 0
            ? (time.Seconds * 1e3) + (time.Nanoseconds * 1e-6)
            : Stopwatch.GetTimestamp() * (1e3 / Stopwatch.Frequency);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ClockGetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;

        public nint Nanoseconds;
    }
}
