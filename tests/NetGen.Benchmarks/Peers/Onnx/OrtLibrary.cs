using System.Runtime.InteropServices;

namespace NetGen.Benchmarks.Peers.Onnx;

/// <summary>Finds ONNX Runtime in the npm package <c>onnxruntime-node</c>, which contains it.</summary>
internal static class OrtLibrary
{
    private const string Variable = "NETGEN_ONNXRUNTIME";

    /// <summary>The path of the library; null when it is nowhere.</summary>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return File.Exists(named) ? named : Directory.Exists(named) ? In(named) : null;
        }

        return Folders().Select(static folder => Path.Combine(folder, "node_modules", "onnxruntime-node")).Where(Directory.Exists).Select(In).FirstOrDefault(static path => path is not null);
    }

    /// <summary>The current folder, every folder above the program (the benchmark project is one of them), the user's cache.</summary>
    private static IEnumerable<string> Folders()
    {
        yield return Directory.GetCurrentDirectory();
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }

        yield return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
    }

    private static string? In(string folder)
    {
        string system = OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        string place = Path.Combine(system, RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64");
        string pattern = OperatingSystem.IsWindows() ? "onnxruntime.dll" : "libonnxruntime*";
        return Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
            .Where(path => Path.GetDirectoryName(path) is { } parent && (parent.EndsWith(place, StringComparison.Ordinal) || parent == folder.TrimEnd(Path.DirectorySeparatorChar)))
            .Order(StringComparer.Ordinal)
            .FirstOrDefault();
    }
}
