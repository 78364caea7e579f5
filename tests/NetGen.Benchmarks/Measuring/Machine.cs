using System.Globalization;
using System.Runtime.InteropServices;

namespace NetGen.Benchmarks.Measuring;

/// <summary>What every table says of the machine: without it no figure means anything.</summary>
internal static class Machine
{
    private const string Processors = "/proc/cpuinfo", Caches = "/sys/devices/system/cpu/cpu0/cache";

    /// <summary>Processor, number of cores, caches of the first core, vectors that NetGen computes with.</summary>
    public static string Description =>
        $"{Processor()}, {Environment.ProcessorCount} cores{CacheSizes()}; {VectorWidth.Lanes * 32}-bit vectors{(ForcedWidth.Bits is null ? "" : ", forced")}";

    private static string Processor()
    {
        if (!File.Exists(Processors))
        {
            return RuntimeInformation.ProcessArchitecture.ToString();
        }

        string[] lines = File.ReadAllLines(Processors);
        string name = Field("model name") ?? RuntimeInformation.ProcessArchitecture.ToString();
        return Field("cpu family") is { } family ? $"{name} (family {family}, model {Field("model")}, stepping {Field("stepping")})" : name;

        string? Field(string field) => lines
            .Select(static line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .FirstOrDefault(pair => pair.Length == 2 && pair[0] == field)?[1];
    }

    private static string CacheSizes()
    {
        if (!Directory.Exists(Caches))
        {
            return "";
        }

        IEnumerable<string> sizes =
            from folder in Directory.EnumerateDirectories(Caches, "index*").Order(StringComparer.Ordinal)
            where Read(folder, "type") is "Data" or "Unified"
            select string.Create(CultureInfo.InvariantCulture, $"L{Read(folder, "level")} {Read(folder, "size")}B");
        return string.Concat(sizes.Select(static size => $", {size}"));
    }

    private static string Read(string folder, string name) => File.ReadAllText(Path.Combine(folder, name)).Trim();
}
