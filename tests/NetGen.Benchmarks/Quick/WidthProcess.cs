using System.Diagnostics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NetGen.Benchmarks.Measuring;

namespace NetGen.Benchmarks.Quick;

/// <summary>
/// The program once more in a process whose environment holds NetGen and its peers to vectors of one width: all of them read it when they are loaded.
/// </summary>
internal static class WidthProcess
{
    /// <summary>Runs the quick mode there, unless this is that process.</summary>
    /// <param name="width">Bits of the vectors.</param>
    /// <param name="arguments">Those of this process.</param>
    /// <returns>The exit code; null where this process has the right environment already.</returns>
    /// <exception cref="ArgumentException">The processor has no vectors of this width.</exception>
    public static int? Run(int width, string[] arguments)
    {
        if (ForcedWidth.Bits == width)
        {
            return null;
        }

        if ((width == 512 && !Avx512F.IsSupported) || (width == 256 && !Vector256.IsHardwareAccelerated))
        {
            throw new ArgumentException($"This processor has no vectors of {width} bits.");
        }

        ProcessStartInfo start = OwnProcess.Start(arguments);
        foreach ((string name, string value) in ForcedWidth.Environment(width))
        {
            start.Environment[name] = value;
        }

        using Process child = Process.Start(start)!;
        child.WaitForExit();
        return child.ExitCode;
    }
}
