using System.Diagnostics;
using System.Runtime.Versioning;

namespace NetGen.Benchmarks.Measuring;

/// <summary>
/// Keeps what is measured, here and in the processes of peers, on one core: the one that is fastest at the moment. On a shared machine a core may be half as
/// fast as the other for seconds, because of a neighbour on the same physical core, and two sides on different cores could not be compared.
/// </summary>
internal static class QuietCore
{
    private const int Times = 4;
    private static readonly List<Process> Others = [];
    private static nint _all;

    /// <summary>The FMA peak: 10⁹ operations a second, the most that was seen in any comparison of the cores.</summary>
    public static double Peak { get; private set; }

    /// <summary>Lets a peer's process move along.</summary>
    public static void Take(Process process) => Others.Add(process);

    /// <summary>Moves to the core that is fastest now.</summary>
    public static void Settle()
    {
        if (OperatingSystem.IsLinux())
        {
            Move(FastestCore());
        }
    }

    /// <summary>Gives all cores back, for what runs on several threads or starts processes.</summary>
    public static void Leave()
    {
        if (OperatingSystem.IsLinux() && _all != 0)
        {
            Move(_all);
        }
    }

    /// <summary>The mask of that core.</summary>
    [SupportedOSPlatform("linux")]
    private static nint FastestCore()
    {
        using Process own = Process.GetCurrentProcess();
        _all = _all == 0 ? own.ProcessorAffinity : _all;
        (nint Core, double Time) best = (_all, double.MaxValue);
        for (int bit = 0; bit < nint.Size * 8; bit++)
        {
            nint core = _all & ((nint)1 << bit);
            if (core == 0)
            {
                continue;
            }

            own.ProcessorAffinity = core;
            FmaPeak.Run(1);
            double start = Clock.Thread();
            FmaPeak.Run(Times);
            double time = Clock.Thread() - start;
            Peak = Math.Max(Peak, FmaPeak.Flops * Times / time);
            if (time < best.Time)
            {
                best = (core, time);
            }
        }

        return best.Core;
    }

    /// <summary>On Linux this moves the main thread of each process, which is the one that measures.</summary>
    [SupportedOSPlatform("linux")]
    private static void Move(nint cores)
    {
        using Process own = Process.GetCurrentProcess();
        own.ProcessorAffinity = cores;
        foreach (Process process in Others.Where(static process => !process.HasExited))
        {
            process.ProcessorAffinity = cores;
        }
    }
}
