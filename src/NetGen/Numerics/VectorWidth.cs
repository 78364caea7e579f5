using System.ComponentModel;
using System.Globalization;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Runtime;

/// <summary>The width of the vectors that kernels compute with. It is chosen once for the process, by what the processor supports.</summary>
/// <remarks>
/// <para>
/// The choice asks for AVX-512 itself. <see cref="Vector512.IsHardwareAccelerated"/> is false on processors that the JIT assumes to be faster with 256 bits,
/// although they have the 512-bit instructions and these are faster in kernels like ours.
/// </para>
/// <para>
/// Results of two widths agree within rounding, but not bit for bit. Set a width to reproduce the bits of another machine, or to test a program as it runs
/// there. Set the environment variable <c>NETGEN_VECTOR_BITS</c> or the runtime option <c>NetGen.VectorBits</c> to 512, 256 or 128. The option is in
/// <c>runtimeconfig.json</c>, or a <c>RuntimeHostConfigurationOption</c> of the project. The variable takes precedence. If the processor does not support the
/// width, the program uses the widest vectors that it supports.
/// </para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class VectorWidth
{
    private const string Variable = "NETGEN_VECTOR_BITS", Option = "NetGen.VectorBits";

    /// <summary>0 before the first use. A static initialiser that throws would hide its message in a TypeInitializationException.</summary>
    private static int s_lanes;

    /// <summary>Floats in a vector: 16 with AVX-512, 8 with AVX2, else 4. It is smaller if a smaller width is requested.</summary>
    /// <exception cref="InvalidOperationException">The environment variable or the runtime option is not 128, 256 or 512.</exception>
    public static int Lanes => s_lanes != 0 ? s_lanes : Initialize();

    /// <summary>
    /// Floats in the widest vector that a row fills, or in the narrowest if it fills none. In a wider vector, a short row would pay for lanes that it does not
    /// use.
    /// </summary>
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

    /// <summary>Floats in the widest vector that the processor supports, up to the requested width.</summary>
    /// <param name="requestedBits">512, 256 or 128.</param>
    internal static int Choose(int requestedBits) =>
        requestedBits >= 512 && Avx512F.IsSupported ? Vector512<float>.Count
        : requestedBits >= 256 && Vector256.IsHardwareAccelerated ? Vector256<float>.Count
        : Vector128<float>.Count;

    /// <summary>The requested width in bits; 512, the widest there is, if none is requested.</summary>
    /// <param name="variable">Value of the environment variable; null or empty if it is not set.</param>
    /// <param name="option">Value of the runtime option; null if it is not set.</param>
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
            _ => throw new InvalidOperationException($"{name} must be 128, 256 or 512, the width of the vectors in bits, but it is '{value}'."),
        };
    }

    /// <summary>Uses another width from now on. For tests, which try every width that the machine supports.</summary>
    /// <param name="bits">512, 256 or 128.</param>
    internal static void Force(int bits) => s_lanes = Choose(bits);

    private static int Initialize() => s_lanes = Choose(RequestedBits(Environment.GetEnvironmentVariable(Variable), AppContext.GetData(Option)));
}
