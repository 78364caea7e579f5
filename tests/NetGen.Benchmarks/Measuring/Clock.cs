using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NetGen.Benchmarks.Measuring;

/// <summary>Nanoseconds, by the thread's own clock or by the one on the wall.</summary>
internal static partial class Clock
{
    private const int ThreadCpuTime = 3;

    private static readonly bool HasThreadClock = OperatingSystem.IsLinux();

    /// <summary>Time that passes, for what runs on several threads.</summary>
    public static double Wall() => Stopwatch.GetTimestamp() * 1e9 / Stopwatch.Frequency;

    /// <summary>Time that this thread has computed: a neighbour that takes the core for a while does not count.</summary>
    public static double Thread()
    {
        if (!HasThreadClock)
        {
            return Wall();
        }

        _ = ReadClock(ThreadCpuTime, out TimeSpecification now);
        return (now.Seconds * 1e9) + now.Nanoseconds;
    }

    /// <summary>The clock for a number of threads.</summary>
    public static Func<double> For(int threads) => threads == 1 ? Thread : Wall;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ReadClock(int clock, out TimeSpecification time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpecification
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
