using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>A function of up to three vectors, lane by lane, for any width.</summary>
internal interface IVectorFunction
{
    /// <summary>Number of operands that it reads.</summary>
    static abstract int Operands { get; }

    /// <summary>The function. Operands that it does not read are zero.</summary>
    V Invoke<V>(V a, V b, V c)
        where V : struct, IFloatVector<V>;
}

/// <summary>
/// Runs a function over spans: first whole vectors, then the partial vector at the end. Both use the same operations, so a result does not depend on its
/// position.
/// </summary>
/// <remarks>
/// The result may overwrite an operand. The loops are fully optimised from the first call: under default tiering they would stay slow for thousands of calls.
/// </remarks>
internal static class VectorLoop
{
    public static void Run<T>(T function, ReadOnlySpan<float> a, Span<float> y)
        where T : struct, IVectorFunction => Run(function, a, a, a, y);

    public static void Run<T>(T function, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y)
        where T : struct, IVectorFunction => Run(function, a, b, b, y);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T>(T function, ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, Span<float> y)
        where T : struct, IVectorFunction
    {
        SpanLength.Check(b.Length, a.Length, nameof(b));
        SpanLength.Check(c.Length, a.Length, nameof(c));
        SpanLength.Check(y.Length, a.Length, nameof(y));
        switch (VectorWidth.Lanes)
        {
            case 16:
                Run<T, FloatVector512>(ref function, a, b, c, y);
                break;
            case 8:
                Run<T, FloatVector256>(ref function, a, b, c, y);
                break;
            default:
                Run<T, FloatVector128>(ref function, a, b, c, y);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run<T, V>(ref T function, ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, Span<float> y)
        where T : struct, IVectorFunction
        where V : struct, IFloatVector<V>
    {
        ref float first = ref MemoryMarshal.GetReference(a);
        ref float second = ref MemoryMarshal.GetReference(b);
        ref float third = ref MemoryMarshal.GetReference(c);
        ref float target = ref MemoryMarshal.GetReference(y);
        int i = 0;
        for (; i <= y.Length - V.Count; i += V.Count)
        {
            V x1 = V.Load(ref first, i);
            V x2 = T.Operands > 1 ? V.Load(ref second, i) : default;
            V x3 = T.Operands > 2 ? V.Load(ref third, i) : default;
            function.Invoke(x1, x2, x3).Store(ref target, i);
        }

        int rest = y.Length - i;
        if (rest > 0)
        {
            V x1 = V.LoadFirst(ref first, i, rest, 0f);
            V x2 = T.Operands > 1 ? V.LoadFirst(ref second, i, rest, 0f) : default;
            V x3 = T.Operands > 2 ? V.LoadFirst(ref third, i, rest, 0f) : default;
            function.Invoke(x1, x2, x3).StoreFirst(ref target, i, rest);
        }
    }
}
