using System.ComponentModel;
using System.Globalization;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Runtime;

/// <summary>How wide the vectors are that kernels compute with: one choice for the whole process, by what the processor has.</summary>
/// <remarks>
/// <para>
/// AVX-512 is asked for by name: <see cref="Vector512.IsHardwareAccelerated"/> is false on processors that the JIT believes to be faster with 256 bits, although the wide
/// instructions are there and pay in kernels like these.
/// </para>
/// <para>
/// Results agree between widths within rounding, not bit for bit. A program that needs the bits of another machine, or is to be tried as it runs on one, sets
/// the environment
/// variable <c>NETGEN_VECTOR_BITS</c> or the runtime option <c>NetGen.VectorBits</c> (in <c>runtimeconfig.json</c>, or as a
/// <c>RuntimeHostConfigurationOption</c> of the project) to 512,
/// 256 or 128. The variable comes first. Where the processor has no vectors that wide, the program computes with the widest it has.
/// </para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class VectorWidth
{
    private const string Variable = "NETGEN_VECTOR_BITS", Option = "NetGen.VectorBits";

    /// <summary>0 until it is first asked for: an initialiser that throws would hide its message in a TypeInitializationException.</summary>
    private static int s_lanes;

    /// <summary>Floats in a vector: 16 with AVX-512, 8 with AVX2, else 4; fewer where a width is asked for.</summary>
    /// <exception cref="InvalidOperationException">The environment variable or the runtime option is not 128, 256 or 512.</exception>
    public static int Lanes => s_lanes != 0 ? s_lanes : Initialize();

    /// <summary>Floats in the widest vector that a row fills, or in the narrowest if it fills none: in a wider one, a short row would pay for lanes it has no use for.</summary>
    /// <param name="rowLength">Values in the row.</param>
    internal static int LanesFor(int rowLength)
    {
        int lanes = Lanes;
        while (lanes > rowLength && lanes > Vector128<float>.Count)
        {
            lanes /= 2;
        }

        return lanes;
    }

    /// <summary>The widest vectors the processor has, but no wider than asked for.</summary>
    /// <param name="requestedBits">512, 256 or 128.</param>
    internal static int Choose(int requestedBits) =>
        requestedBits >= 512 && Avx512F.IsSupported ? Vector512<float>.Count
        : requestedBits >= 256 && Vector256.IsHardwareAccelerated ? Vector256<float>.Count
        : Vector128<float>.Count;

    /// <summary>What is asked for as a number of bits; 512, which is the widest there is, where nothing is.</summary>
    /// <param name="variable">What the environment variable holds; null or empty when it is not set.</param>
    /// <param name="option">What the runtime option holds; null when it is not set.</param>
    /// <exception cref="InvalidOperationException">Neither 128, 256 nor 512.</exception>
    internal static int RequestedBits(string? variable, object? option)
    {
        (string name, string? value) = string.IsNullOrEmpty(variable)
            ? ($"The runtime option {Option}", Convert.ToString(option, CultureInfo.InvariantCulture))
            : ($"The environment variable {Variable}", variable);
        return value switch
        {
            null or "" or "512" => 512,
            "256" => 256,
            "128" => 128,
            _ => throw new InvalidOperationException($"{name} must be 128, 256 or 512, the bits of the vectors to compute with, but it is '{value}'."),
        };
    }

    /// <summary>Computes with another width from now on. For tests, which try every width that a machine has.</summary>
    /// <param name="bits">512, 256 or 128.</param>
    internal static void Force(int bits) => s_lanes = Choose(bits);

    private static int Initialize() => s_lanes = Choose(RequestedBits(Environment.GetEnvironmentVariable(Variable), AppContext.GetData(Option)));
}
