using System.ComponentModel;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen;

/// <summary>How wide the vectors are that kernels compute with: one choice for the whole process, by what the processor has.</summary>
/// <remarks>
/// <para>
/// AVX-512 is asked for by name: <see cref="Vector512.IsHardwareAccelerated"/> is false on processors that the JIT believes to be faster with 256 bits, although the wide
/// instructions are there and pay in kernels like these.
/// </para>
/// <para>
/// Results agree between widths within rounding, not bit for bit. A program that needs the bits of another machine sets the runtime option <c>NetGen.VectorBits</c> to 512, 256 or 128
/// (in <c>runtimeconfig.json</c>, or as a <c>RuntimeHostConfigurationOption</c> of the project) and gets that width or the next narrower one the processor has.
/// </para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class VectorWidth
{
    /// <summary>Floats in a vector: 16 with AVX-512, 8 with AVX2, else 4.</summary>
    public static int Lanes { get; private set; } = Choose(RequestedBits(AppContext.GetData("NetGen.VectorBits")));

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

    /// <summary>The option as a number of bits; 512, which asks for the widest there is, unless it is one of the others.</summary>
    /// <param name="option">What the option holds; null when it is not set.</param>
    internal static int RequestedBits(object? option) =>
        Convert.ToString(option, System.Globalization.CultureInfo.InvariantCulture) switch
        {
            "256" => 256,
            "128" => 128,
            _ => 512,
        };

    /// <summary>Computes with another width from now on. For tests, which try every width that a machine has.</summary>
    /// <param name="bits">512, 256 or 128.</param>
    internal static void Force(int bits) => Lanes = Choose(bits);
}
