namespace NetGen.Reliability.Instances;

/// <summary>What the kernel says about this process.</summary>
internal static class ProcessMemory
{
    /// <summary>What this system lacks for it; null if nothing.</summary>
    public static string? Lacks => Directory.Exists("/proc/self/fd") ? null : "no /proc, which counts memory, handles and threads of a process";

    /// <summary>Kilobytes of memory in use.</summary>
    public static long ResidentKilobytes()
    {
        string line = File.ReadLines("/proc/self/status").First(static line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    /// <summary>Kilobytes in use after everything that nothing refers to is collected and given back.</summary>
    public static long SettledKilobytes()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return ResidentKilobytes();
    }

    /// <summary>Open files, without the one that lists them.</summary>
    public static string[] Files() =>
    [
        .. Directory.GetFiles("/proc/self/fd")
            .Select(static path => new FileInfo(path).LinkTarget)
            .OfType<string>()
            .Where(static target => !target.EndsWith("/fd", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Names of threads, as the kernel cuts them to fifteen characters.</summary>
    public static string[] Threads() =>
    [
        .. Directory.GetDirectories("/proc/self/task").Select(NameOf).OfType<string>().Order(StringComparer.Ordinal),
    ];

    private static string? NameOf(string task)
    {
        try
        {
            return File.ReadAllText(Path.Combine(task, "comm")).TrimEnd();
        }
        catch (IOException)
        {
            return null; // It has ended.
        }
    }
}
