using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen;

/// <content>Transposition of weights, which dX = dY·W reads as panels of inputs.</content>
public static partial class Panels
{
    /// <summary>Side of the squares that are transposed at a time: eight registers of eight lanes.</summary>
    private const int Square = 8;

    /// <summary>Wᵀ: panels of units become panels of inputs. Biases are left out; padding stays as it is.</summary>
    /// <param name="weights">W.</param>
    /// <param name="from">Its layout.</param>
    /// <param name="transposed">Receives Wᵀ.</param>
    /// <param name="to">Its layout: units and inputs exchanged.</param>
    /// <param name="firstPanel">First panel of W to copy.</param>
    /// <param name="endPanel">One past the last.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(ReadOnlySpan<float> weights, PanelShape from, Span<float> transposed, PanelShape to, int firstPanel, int endPanel)
    {
        int endUnit = Math.Min(endPanel * from.Width, from.Units);
        for (int unit = firstPanel * from.Width; unit < endUnit; unit += Square)
        {
            int units = Math.Min(Square, endUnit - unit), input = 0;
            if (units == Square && Avx.IsSupported)
            {
                for (; input <= from.Inputs - Square; input += Square)
                {
                    // Inside a panel of W the inputs are rows of units, inside one of Wᵀ the units are rows of inputs; a square lies in one panel of each.
                    ReadOnlySpan<float> source = weights.Slice(from.IndexOf(unit, input), ((Square - 1) * from.Width) + Square);
                    Span<float> target = transposed.Slice(to.IndexOf(input, unit), ((Square - 1) * to.Width) + Square);
                    TransposeSquare(ref MemoryMarshal.GetReference(source), from.Width, ref MemoryMarshal.GetReference(target), to.Width);
                }
            }

            for (; input < from.Inputs; input++)
            {
                int source = from.IndexOf(unit, input), target = to.IndexOf(input, unit);
                for (int lane = 0; lane < units; lane++)
                {
                    transposed[target + (lane * to.Width)] = weights[source + lane];
                }
            }
        }
    }

    /// <summary>Eight rows of eight: pairs of rows are interleaved, then pairs of those, then halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeSquare(ref float source, int sourcePitch, ref float target, int targetPitch)
    {
        Vector256<float> a0 = Load(ref source, 0), a1 = Load(ref source, sourcePitch), a2 = Load(ref source, 2 * sourcePitch), a3 = Load(ref source, 3 * sourcePitch);
        Vector256<float> a4 = Load(ref source, 4 * sourcePitch), a5 = Load(ref source, 5 * sourcePitch), a6 = Load(ref source, 6 * sourcePitch), a7 = Load(ref source, 7 * sourcePitch);
        Vector256<float> b0 = Avx.UnpackLow(a0, a1), b1 = Avx.UnpackHigh(a0, a1), b2 = Avx.UnpackLow(a2, a3), b3 = Avx.UnpackHigh(a2, a3);
        Vector256<float> b4 = Avx.UnpackLow(a4, a5), b5 = Avx.UnpackHigh(a4, a5), b6 = Avx.UnpackLow(a6, a7), b7 = Avx.UnpackHigh(a6, a7);
        StoreFour(b0, b2, b4, b6, ref target, targetPitch, 0, 0b01_00_01_00);
        StoreFour(b0, b2, b4, b6, ref target, targetPitch, 1, 0b11_10_11_10);
        StoreFour(b1, b3, b5, b7, ref target, targetPitch, 2, 0b01_00_01_00);
        StoreFour(b1, b3, b5, b7, ref target, targetPitch, 3, 0b11_10_11_10);

        static Vector256<float> Load(ref float source, int offset) => Vector256.LoadUnsafe(ref source, (nuint)offset);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void StoreFour(Vector256<float> p, Vector256<float> q, Vector256<float> r, Vector256<float> s, ref float target, int pitch, int row, [ConstantExpected] byte pairs)
        {
            Vector256<float> left = Avx.Shuffle(p, q, pairs), right = Avx.Shuffle(r, s, pairs);
            Avx.Permute2x128(left, right, 0x20).StoreUnsafe(ref target, (nuint)(row * pitch));
            Avx.Permute2x128(left, right, 0x31).StoreUnsafe(ref target, (nuint)((row + 4) * pitch));
        }
    }
}
