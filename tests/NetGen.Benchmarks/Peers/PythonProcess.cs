using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NetGen.Benchmarks.Peers;

/// <summary>A Python program that lives beside the benchmarks and is asked line by line, so that it can take its turn in every round.</summary>
internal sealed class PythonProcess : IDisposable
{
    private readonly Process _process;

    private PythonProcess(Process process, string version)
    {
        _process = process;
        Version = version;
    }

    /// <summary>What the program said it is.</summary>
    public string Version { get; }

    /// <summary>Starts the program with the first Python on the path that has what it imports.</summary>
    /// <param name="script">Its name in the folder of Python sources.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>Null when no Python can run it.</returns>
    public static PythonProcess? Start(string script, params string[] arguments)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Peers", "Python", script);
        foreach (string python in Interpreters())
        {
            // Isolated: nothing of the user's settings, nothing of the current folder.
            var start = new ProcessStartInfo(python, ["-I", path, .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            Process process = Process.Start(start)!;
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            if (process.StandardOutput.ReadLine() is { } greeting)
            {
                return new PythonProcess(process, (string?)JsonNode.Parse(greeting)?["version"] ?? "");
            }

            process.Dispose();
        }

        return null;
    }

    /// <summary>Keeps the process on the core on which one thread is measured.</summary>
    public void StayOnQuietCore() => Measuring.QuietCore.Take(_process);

    /// <summary>Asks and waits for the answer.</summary>
    /// <exception cref="InvalidOperationException">The program answered with an error, or ended.</exception>
    public JsonNode Ask(JsonObject request)
    {
        _process.StandardInput.WriteLine(request.ToJsonString(JsonSerializerOptions.Default));
        _process.StandardInput.Flush();
        string line = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("Python ended without an answer.");
        JsonNode answer = JsonNode.Parse(line)!;
        return answer["error"] is { } error ? throw new InvalidOperationException($"Python: {error}") : answer;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit(TimeSpan.FromSeconds(5));
        _process.Dispose();
    }

    private static IEnumerable<string> Interpreters() =>
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.Ordinal)
        let python = Path.Combine(folder, OperatingSystem.IsWindows() ? "python.exe" : "python3")
        where File.Exists(python)
        select python;
}
