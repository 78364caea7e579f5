using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Runtime;

/// <content>Transposition of weights. The product dX = dY·W reads them in panels of inputs.</content>
public static partial class Panels
{
    /// <summary>Side of the squares that a matrix is transposed in: the number of lanes of a 256-bit register.</summary>
    private const int Square = 8;

    /// <summary>
    /// Writes a panel of Wᵀ, or some of its rows: the weights of some units and some inputs. If the panel is wider than the number of inputs, the rest becomes
    /// zero.
    /// </summary>
    /// <param name="weights">W.</param>
    /// <param name="shape">Its layout.</param>
    /// <param name="input">The panel's first input.</param>
    /// <param name="firstUnit">First unit. A panel of W must start with it.</param>
    /// <param name="endUnit">One past the last unit: the end of a panel of W, or of all units.</param>
    /// <param name="panel">Receives a row of inputs for each unit.</param>
    /// <param name="width">Inputs in a row.</param>
    public static void Transpose(ReadOnlySpan<float> weights, PanelShape shape, int input, int firstUnit, int endUnit, Span<float> panel, int width)
    {
        int inputs = Math.Min(width, shape.Inputs - input);
        if (inputs < width)
        {
            panel[..((endUnit - firstUnit) * width)].Clear();
        }

        for (int unit = firstUnit; unit < endUnit; unit += shape.Width)
        {
            // In a panel of W, an input is a row of units. In a panel of Wᵀ, a unit is a row of inputs.
            int units = Math.Min(shape.Width, endUnit - unit);
            ReadOnlySpan<float> source = weights.Slice(shape.IndexOf(unit, input), ((inputs - 1) * shape.Width) + units);
            Transpose(source, shape.Width, panel[((unit - firstUnit) * width)..], width, inputs, units);
        }
    }

    /// <summary>Transposes a matrix square by square, and value by value at the edges.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose(ReadOnlySpan<float> source, int sourcePitch, Span<float> target, int targetPitch, int rows, int columns)
    {
        target = target[..(((columns - 1) * targetPitch) + rows)];
        int wholeRows = Avx.IsSupported ? rows / Square * Square : 0, wholeColumns = columns / Square * Square;
        nuint from = (nuint)sourcePitch, to = (nuint)targetPitch;
        for (int row = 0; row < wholeRows; row += Square)
        {
            ref float upper = ref Unsafe.Add(ref MemoryMarshal.GetReference(source), row * sourcePitch);
            ref float column = ref Unsafe.Add(ref MemoryMarshal.GetReference(target), row);
            for (int half = 0; half < wholeColumns; half += Square / 2)
            {
                TransposeHalf(ref upper, ref Unsafe.Add(ref upper, 4 * from), from, 2 * from, 3 * from, ref column, to, 2 * to, 3 * to);
                upper = ref Unsafe.Add(ref upper, Square / 2);
                column = ref Unsafe.Add(ref column, Square / 2 * to);
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

    /// <summary>
    /// Writes four columns of eight rows. Each register is loaded with four values of an upper row and four of the matching lower row. Then pairs of registers
    /// are interleaved, and then pairs of pairs. The caller computes the distances once for all calls.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeHalf(
        ref float upper,
        ref float lower,
        nuint second,
        nuint third,
        nuint fourth,
        ref float column,
        nuint secondColumn,
        nuint thirdColumn,
        nuint fourthColumn)
    {
        Vector256<float> a = Load(ref upper, ref lower, 0), b = Load(ref upper, ref lower, second);
        Vector256<float> c = Load(ref upper, ref lower, third), d = Load(ref upper, ref lower, fourth);
        Vector256<float> ab = Avx.UnpackLow(a, b), cd = Avx.UnpackLow(c, d);
        Avx.Shuffle(ab, cd, 0b01_00_01_00).StoreUnsafe(ref column);
        Avx.Shuffle(ab, cd, 0b11_10_11_10).StoreUnsafe(ref column, secondColumn);
        ab = Avx.UnpackHigh(a, b);
        cd = Avx.UnpackHigh(c, d);
        Avx.Shuffle(ab, cd, 0b01_00_01_00).StoreUnsafe(ref column, thirdColumn);
        Avx.Shuffle(ab, cd, 0b11_10_11_10).StoreUnsafe(ref column, fourthColumn);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector256<float> Load(ref float upper, ref float lower, nuint row) =>
            Vector256.Create(Vector128.LoadUnsafe(ref upper, row), Vector128.LoadUnsafe(ref lower, row));
    }
}
