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
    public static void Transpose(ReadOnlySpan<float> weights, PanelShape from, Span<float> transposed, PanelShape to, int firstPanel, int endPanel)
    {
        for (int panel = firstPanel; panel < endPanel; panel++)
        {
            int unit = panel * from.Width, units = Math.Min(from.Width, from.Units - unit);
            for (int input = 0; input < from.Inputs; input += to.Width)
            {
                // Inside a panel of W the inputs are rows of units, inside one of Wᵀ the units are rows of inputs.
                int inputs = Math.Min(to.Width, from.Inputs - input);
                ReadOnlySpan<float> source = weights.Slice(from.IndexOf(unit, input), ((inputs - 1) * from.Width) + units);
                Span<float> target = transposed.Slice(to.IndexOf(input, unit), ((units - 1) * to.Width) + inputs);
                Transpose(source, from.Width, target, to.Width, inputs, units);
            }
        }
    }

    /// <summary>Rows become columns, square by square, and one by one at the edges.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose(ReadOnlySpan<float> source, int sourcePitch, Span<float> target, int targetPitch, int rows, int columns)
    {
        int wholeRows = Avx.IsSupported ? rows / Square * Square : 0, wholeColumns = columns / Square * Square;
        for (int row = 0; row < wholeRows; row += Square)
        {
            ref float from = ref Unsafe.Add(ref MemoryMarshal.GetReference(source), row * sourcePitch);
            ref float to = ref Unsafe.Add(ref MemoryMarshal.GetReference(target), row);
            for (int column = 0; column < wholeColumns; column += Square)
            {
                TransposeSquare(ref Unsafe.Add(ref from, column), sourcePitch, ref Unsafe.Add(ref to, column * targetPitch), targetPitch);
            }
        }

        for (int row = 0; row < rows; row++)
        {
            for (int column = row < wholeRows ? wholeColumns : 0; column < columns; column++)
            {
                target[(column * targetPitch) + row] = source[(row * sourcePitch) + column];
            }
        }
    }

    /// <summary>Eight rows of eight. A register takes half a row from memory and the same half of the fourth row after it; then pairs of those are interleaved, and pairs of pairs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeSquare(ref float source, int sourcePitch, ref float target, int targetPitch)
    {
        TransposeHalf(ref source, sourcePitch, ref target, targetPitch);
        TransposeHalf(ref Unsafe.Add(ref source, Square / 2), sourcePitch, ref Unsafe.Add(ref target, Square / 2 * targetPitch), targetPitch);
    }

    /// <summary>Four columns of eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeHalf(ref float source, int sourcePitch, ref float target, int targetPitch)
    {
        Vector256<float> a = Load(ref source, 0, sourcePitch), b = Load(ref source, 1, sourcePitch), c = Load(ref source, 2, sourcePitch), d = Load(ref source, 3, sourcePitch);
        Vector256<float> ab = Avx.UnpackLow(a, b), cd = Avx.UnpackLow(c, d);
        Store(Avx.Shuffle(ab, cd, 0b01_00_01_00), ref target, 0, targetPitch);
        Store(Avx.Shuffle(ab, cd, 0b11_10_11_10), ref target, 1, targetPitch);
        ab = Avx.UnpackHigh(a, b);
        cd = Avx.UnpackHigh(c, d);
        Store(Avx.Shuffle(ab, cd, 0b01_00_01_00), ref target, 2, targetPitch);
        Store(Avx.Shuffle(ab, cd, 0b11_10_11_10), ref target, 3, targetPitch);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector256<float> Load(ref float source, int row, int pitch) =>
            Vector256.Create(Vector128.LoadUnsafe(ref source, (nuint)(row * pitch)), Vector128.LoadUnsafe(ref source, (nuint)((row + (Square / 2)) * pitch)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Store(Vector256<float> column, ref float target, int index, int pitch) => column.StoreUnsafe(ref target, (nuint)(index * pitch));
    }
}
