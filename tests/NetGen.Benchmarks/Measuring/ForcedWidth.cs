using System.Globalization;

namespace NetGen.Benchmarks.Measuring;

/// <summary>The width of vectors that this process was started with, for NetGen and for its peers.</summary>
internal static class ForcedWidth
{
    private const string Variable = "NETGEN_VECTOR_BITS";

    /// <summary>Bits of a vector; null where nobody is held to any.</summary>
    public static int? Bits =>
        int.TryParse(System.Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out int bits) ? bits : null;

    /// <summary>What the note of a peer says that chooses its vectors by the processor alone; empty where no width is forced.</summary>
    public static string Ignored => Bits is { } bits and < 512 ? $", not held to {bits} bits" : "";

    /// <summary>Variables that hold NetGen, the runtime and the peers to a width.</summary>
    /// <param name="bits">512, 256 or 128.</param>
    public static IEnumerable<(string Name, string Value)> Environment(int bits)
    {
        yield return (Variable, bits.ToString(CultureInfo.InvariantCulture));
        if (bits == 512)
        {
            yield break;
        }

        // With AVX-512 on, the compiler at run time would give narrow vectors 32 registers. The name of this switch differs between versions of the runtime.
        yield return ("DOTNET_EnableAVX512", "0");
        yield return ("DOTNET_EnableAVX512F", "0");
        yield return ("OPENBLAS_CORETYPE", bits == 256 ? "Haswell" : "Nehalem");
        yield return ("ATEN_CPU_CAPABILITY", bits == 256 ? "avx2" : "default");
        yield return ("ONEDNN_MAX_CPU_ISA", bits == 256 ? "AVX2" : "SSE41");
        yield return ("DNNL_MAX_CPU_ISA", bits == 256 ? "AVX2" : "SSE41");
    }
}
