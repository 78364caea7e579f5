using System.Diagnostics;

namespace NetGen.Benchmarks.Quick;

/// <summary>How this program starts itself again.</summary>
internal static class OwnProcess
{
    /// <summary>Either the program has an executable of its own, or dotnet was told the assembly.</summary>
    public static ProcessStartInfo Start(params string[] arguments)
    {
        string executable = Environment.ProcessPath!, assembly = Environment.GetCommandLineArgs()[0];
        bool isHost = Path.GetFileNameWithoutExtension(executable).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return new ProcessStartInfo(executable, isHost ? [assembly, .. arguments] : arguments) { UseShellExecute = false };
    }
}
