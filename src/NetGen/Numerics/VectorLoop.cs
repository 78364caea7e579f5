using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>A function of up to three vectors, lane by lane.</summary>
internal interface IVectorFunction
{
    /// <summary>The function; operands the caller has none of are zero.</summary>
    Vector256<float> Invoke(Vector256<float> a, Vector256<float> b, Vector256<float> c);
}

/// <summary>Runs a function over spans: whole vectors, then the partial one at the end by the same operations, so that a value does not depend on its place.</summary>
/// <remarks>The result may be one of the operands. Fully optimised from the first call: under default tiering such loops stay slow for thousands of calls.</remarks>
internal static class VectorLoop
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T>(T function, ReadOnlySpan<float> a, Span<float> y)
        where T : struct, IVectorFunction
    {
        SpanLength.Check(y.Length, a.Length, nameof(y));
        ref float source = ref MemoryMarshal.GetReference(a);
        ref float target = ref MemoryMarshal.GetReference(y);
        int i = 0;
        for (; i <= a.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            function.Invoke(Vector256.LoadUnsafe(ref source, (nuint)i), default, default).StoreUnsafe(ref target, (nuint)i);
        }

        if (i < a.Length)
        {
            PartialVector.Store(function.Invoke(PartialVector.Load(a[i..]), default, default), y[i..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T>(T function, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y)
        where T : struct, IVectorFunction
    {
        SpanLength.Check(b.Length, a.Length, nameof(b));
        SpanLength.Check(y.Length, a.Length, nameof(y));
        ref float first = ref MemoryMarshal.GetReference(a);
        ref float second = ref MemoryMarshal.GetReference(b);
        ref float target = ref MemoryMarshal.GetReference(y);
        int i = 0;
        for (; i <= a.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            function.Invoke(Vector256.LoadUnsafe(ref first, (nuint)i), Vector256.LoadUnsafe(ref second, (nuint)i), default).StoreUnsafe(ref target, (nuint)i);
        }

        if (i < a.Length)
        {
            PartialVector.Store(function.Invoke(PartialVector.Load(a[i..]), PartialVector.Load(b[i..]), default), y[i..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T>(T function, ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, Span<float> y)
        where T : struct, IVectorFunction
    {
        SpanLength.Check(b.Length, a.Length, nameof(b));
        SpanLength.Check(c.Length, a.Length, nameof(c));
        SpanLength.Check(y.Length, a.Length, nameof(y));
        ref float first = ref MemoryMarshal.GetReference(a);
        ref float second = ref MemoryMarshal.GetReference(b);
        ref float third = ref MemoryMarshal.GetReference(c);
        ref float target = ref MemoryMarshal.GetReference(y);
        int i = 0;
        for (; i <= a.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            function.Invoke(Vector256.LoadUnsafe(ref first, (nuint)i), Vector256.LoadUnsafe(ref second, (nuint)i), Vector256.LoadUnsafe(ref third, (nuint)i))
                .StoreUnsafe(ref target, (nuint)i);
        }

        if (i < a.Length)
        {
            PartialVector.Store(function.Invoke(PartialVector.Load(a[i..]), PartialVector.Load(b[i..]), PartialVector.Load(c[i..])), y[i..]);
        }
    }
}
