using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>Combines two values of several axes element by element. Either may be repeated along some axes.</summary>
/// <remarks>
/// A table describes how to walk over the values. For each axis, outermost first, it holds the size of the axis, and for each value the distance from one
/// element along that axis to the next. The distance is 0 where a value is repeated. Along the last axis every distance is 0 or 1.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Broadcasting
{
    private const int RowOfTable = 4;

    /// <summary>y = a + b, a − b, a·b or a / b.</summary>
    /// <param name="arithmetic">The operation.</param>
    /// <param name="a">The first value.</param>
    /// <param name="b">The second value.</param>
    /// <param name="axes">For each axis: its size, and its distances in y, in a and in b.</param>
    /// <param name="y">Receives the result.</param>
    /// <exception cref="ArgumentOutOfRangeException">A span is too short.</exception>
    public static void Apply(Arithmetic arithmetic, ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<int> axes, Span<float> y)
    {
        switch (arithmetic)
        {
            case Arithmetic.Add:
                Apply<Sum>(a, b, axes, y);
                break;
            case Arithmetic.Subtract:
                Apply<Difference>(a, b, axes, y);
                break;
            case Arithmetic.Multiply:
                Apply<Product>(a, b, axes, y);
                break;
            default:
                Apply<Quotient>(a, b, axes, y);
                break;
        }
    }

    private static void Apply<T>(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<int> axes, Span<float> y)
        where T : struct, ICombination
    {
        switch (VectorWidth.LanesFor(axes[^RowOfTable]))
        {
            case 16:
                Apply<T, FloatVector512>(a, b, axes, y);
                break;
            case 8:
                Apply<T, FloatVector256>(a, b, axes, y);
                break;
            default:
                Apply<T, FloatVector128>(a, b, axes, y);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Apply<T, V>(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<int> axes, Span<float> y)
        where T : struct, ICombination
        where V : struct, IFloatVector<V>
    {
        (int size, int yStep, int aStep, int bStep) = (axes[0], axes[1], axes[2], axes[3]);
        if (axes.Length == RowOfTable)
        {
            Line<T, V>(a, aStep, b, bStep, y[..size]);
            return;
        }

        for (int i = 0; i < size; i++)
        {
            Apply<T, V>(a[(i * aStep)..], b[(i * bStep)..], axes[RowOfTable..], y[(i * yStep)..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Line<T, V>(ReadOnlySpan<float> a, int aStep, ReadOnlySpan<float> b, int bStep, Span<float> y)
        where T : struct, ICombination
        where V : struct, IFloatVector<V>
    {
        int size = y.Length;
        ref float left = ref FirstOf(a, aStep, size);
        ref float right = ref FirstOf(b, bStep, size);
        ref float target = ref MemoryMarshal.GetReference(y);
        V sameLeft = V.Create(left), sameRight = V.Create(right);
        for (int i = 0; i < size; i += V.Count)
        {
            V x = aStep == 0 ? sameLeft : RowVector.Load<V>(ref left, i, size);
            V z = bStep == 0 ? sameRight : RowVector.Load<V>(ref right, i, size);
            RowVector.Store(T.Of(x, z), ref target, i, size);
        }
    }

    /// <summary>The first value of a line, after a check that the line has the stated size. A repeated line has one value.</summary>
    private static ref float FirstOf(ReadOnlySpan<float> values, int step, int size) => ref MemoryMarshal.GetReference(values[..(step == 0 ? 1 : size)]);

    private interface ICombination
    {
        static abstract V Of<V>(V a, V b)
            where V : struct, IFloatVector<V>;
    }

    private readonly struct Sum : ICombination
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<V>(V a, V b)
            where V : struct, IFloatVector<V> => a + b;
    }

    private readonly struct Difference : ICombination
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<V>(V a, V b)
            where V : struct, IFloatVector<V> => a - b;
    }

    private readonly struct Product : ICombination
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<V>(V a, V b)
            where V : struct, IFloatVector<V> => a * b;
    }

    private readonly struct Quotient : ICombination
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Of<V>(V a, V b)
            where V : struct, IFloatVector<V> => a / b;
    }
}
