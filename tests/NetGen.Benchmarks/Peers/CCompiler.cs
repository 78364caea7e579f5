using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NetGen.Benchmarks.Peers;

/// <summary>Makes a library of a C source for this very processor, and loads it.</summary>
internal sealed class CCompiler : IDisposable
{
    private static readonly string[] Flags = ["-O3", "-march=native", "-ffast-math", "-std=gnu11", "-fPIC", "-w", .. WidthFlags()];

    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-peers-").FullName;

    /// <summary>Starts the compiler once, to know whether there is one.</summary>
    /// <exception cref="PeerMissingException">There is none.</exception>
    public CCompiler() => Run("--version");

    /// <summary>Builds and loads a source file.</summary>
    /// <param name="source">Its name in the folder of C sources.</param>
    /// <param name="definitions">Macros: names and values.</param>
    /// <returns>A handle for <see cref="NativeLibrary.GetExport"/>. It stays loaded until the program ends.</returns>
    public nint Build(string source, params IEnumerable<(string Name, object Value)> definitions)
    {
        string name = Path.Combine(_folder, Path.GetRandomFileName());
        string sourcePath = Path.Combine(AppContext.BaseDirectory, "Peers", "C", source);
        Run([.. Flags, "-c", sourcePath, "-o", $"{name}.o", .. definitions.Select(static d => $"-D{d.Name}={d.Value}")]);

        // Linked in a step of its own, without the flags: -ffast-math at this point would add start-up code that sets flush-to-zero for the thread that
        // loads the library, and with it for NetGen.
        Run("-shared", $"{name}.o", "-o", $"{name}.so", "-lm");
        return NativeLibrary.Load($"{name}.so");
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Vectors of 128 bits keep the instructions of wider ones, multiply-adds among them, as NetGen does.</summary>
    private static string[] WidthFlags() => Measuring.ForcedWidth.Bits switch
    {
        256 => ["-mno-avx512f", "-mprefer-vector-width=256", "-DMOST_LANES=8"],
        128 => ["-mno-avx512f", "-mprefer-vector-width=128", "-DMOST_LANES=4"],
        _ => ["-mprefer-vector-width=512", "-DMOST_LANES=16"],
    };

    private static void Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("gcc", arguments) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        try
        {
            using Process compiler = Process.Start(start)!;
            Task<string> output = compiler.StandardOutput.ReadToEndAsync();
            string errors = compiler.StandardError.ReadToEnd();
            _ = output.Result;
            compiler.WaitForExit();
            if (compiler.ExitCode != 0)
            {
                throw new InvalidOperationException($"gcc failed: {errors}");
            }
        }
        catch (Win32Exception)
        {
            throw new PeerMissingException("C", "gcc not found");
        }
    }
}
