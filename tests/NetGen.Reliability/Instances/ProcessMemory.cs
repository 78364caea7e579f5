using Microsoft.Win32.SafeHandles;

namespace NetGen.Reliability.Instances;

/// <summary>What the kernel says about this process.</summary>
internal static class ProcessMemory
{
    /// <summary>What this system lacks for it; null if nothing.</summary>
    public static string? Lacks => Directory.Exists("/proc/self/fd") ? null : "no /proc, which counts memory, handles and threads of a process";

    private static readonly Lazy<SafeFileHandle> s_status = new(static () => File.OpenHandle("/proc/self/statm"));

    /// <summary>Kilobytes of memory in use. Allocates nothing, or measuring would be what makes the process grow.</summary>
    public static long ResidentKilobytes()
    {
        Span<byte> text = stackalloc byte[128];
        text = text[..RandomAccess.Read(s_status.Value, text, 0)];
        text = text[(text.IndexOf((byte)' ') + 1)..];
        return long.Parse(text[..text.IndexOf((byte)' ')], CultureInfo.InvariantCulture) * Environment.SystemPageSize / 1024;
    }

    /// <summary>Kilobytes in use after everything that nothing refers to is collected and given back.</summary>
    public static long SettledKilobytes()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return ResidentKilobytes();
    }

    /// <summary>Open files, without those of measuring and those that hold code.</summary>
    public static string[] Files() =>
    [
        .. Directory.GetFiles("/proc/self/fd")
            .Select(static path => new FileInfo(path).LinkTarget)
            .OfType<string>()
            .Where(static target => !target.StartsWith("/proc/", StringComparison.Ordinal) && !target.EndsWith(".dll", StringComparison.Ordinal))
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
