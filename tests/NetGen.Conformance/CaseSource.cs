using System.Diagnostics;

namespace NetGen.Conformance;

/// <summary>Makes the cases anew by Debian's python3-onnx.</summary>
internal static class CaseSource
{
    /// <summary>The interpreter that has Debian's packages.</summary>
    private const string Python = "/usr/bin/python3";

    public static bool IsThere => File.Exists(Python) && Run("-c", "import onnx") == 0;

    /// <summary>Writes all cases into a folder.</summary>
    public static void Write(string folder)
    {
        int code = Run(Path.Combine(AppContext.BaseDirectory, "node_cases.py"), folder);
        if (code != 0)
        {
            throw new InvalidOperationException($"node_cases.py ended with code {code}.");
        }
    }

    private static int Run(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        process.WaitForExit();
        return process.ExitCode;
    }
}
