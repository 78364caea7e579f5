using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen;

/// <summary>The last values of a row, fewer than a vector holds. Nothing past the end is read or written.</summary>
/// <remarks>
/// Rows of a softmax are short, so this is their main path. On x86, masked moves avoid a copy through the stack. A wider vector is handled as two narrower
/// ones.
/// </remarks>
internal static class PartialVector
{
    /// <summary>Loads the given number of values, and fills the other lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load512(ref float start, int count, float fill) => Vector512.Create(
        Load256(ref start, count, fill), Load256(ref Unsafe.Add(ref start, Vector256<float>.Count), count - Vector256<float>.Count, fill));

    /// <inheritdoc cref="Load512"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Vector256<float> Load256(ref float start, int count, float fill)
    {
        if (!Avx.IsSupported)
        {
            return Vector256.Create(
                Load128(ref start, count, fill), Load128(ref Unsafe.Add(ref start, Vector128<float>.Count), count - Vector128<float>.Count, fill));
        }

        Vector256<float> mask = Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count)).AsSingle();
        fixed (float* first = &start)
        {
            return Vector256.ConditionalSelect(mask, Avx.MaskLoad(first, mask), Vector256.Create(fill));
        }
    }

    /// <inheritdoc cref="Load512"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Vector128<float> Load128(ref float start, int count, float fill)
    {
        if (!Avx.IsSupported)
        {
            return CopyIn(ref start, count, fill);
        }

        Vector128<float> mask = Vector128.LessThan(Vector128<int>.Indices, Vector128.Create(count)).AsSingle();
        fixed (float* first = &start)
        {
            return Vector128.ConditionalSelect(mask, Avx.MaskLoad(first, mask), Vector128.Create(fill));
        }
    }

    /// <summary>Writes the given number of lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> vector, ref float start, int count)
    {
        Store(vector.GetLower(), ref start, count);
        Store(vector.GetUpper(), ref Unsafe.Add(ref start, Vector256<float>.Count), count - Vector256<float>.Count);
    }

    /// <inheritdoc cref="Store(Vector512{float}, ref float, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Store(Vector256<float> vector, ref float start, int count)
    {
        if (!Avx.IsSupported)
        {
            Store(vector.GetLower(), ref start, count);
            Store(vector.GetUpper(), ref Unsafe.Add(ref start, Vector128<float>.Count), count - Vector128<float>.Count);
            return;
        }

        fixed (float* first = &start)
        {
            Avx.MaskStore(first, Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count)).AsSingle(), vector);
        }
    }

    /// <inheritdoc cref="Store(Vector512{float}, ref float, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Store(Vector128<float> vector, ref float start, int count)
    {
        if (!Avx.IsSupported)
        {
            CopyOut(vector, ref start, count);
            return;
        }

        fixed (float* first = &start)
        {
            Avx.MaskStore(first, Vector128.LessThan(Vector128<int>.Indices, Vector128.Create(count)).AsSingle(), vector);
        }
    }

    private static Vector128<float> CopyIn(ref float start, int count, float fill)
    {
        Span<float> lanes = [fill, fill, fill, fill];
        Values(ref start, count).CopyTo(lanes);
        return Vector128.Create<float>(lanes);
    }

    private static void CopyOut(Vector128<float> vector, ref float start, int count)
    {
        Span<float> lanes = stackalloc float[Vector128<float>.Count];
        vector.CopyTo(lanes);
        Span<float> values = Values(ref start, count);
        lanes[..values.Length].CopyTo(values);
    }

    /// <summary>The values as a span. It is empty for the upper half of a vector whose values are all in the lower half.</summary>
    private static Span<float> Values(ref float start, int count) => MemoryMarshal.CreateSpan(ref start, Math.Clamp(count, 0, Vector128<float>.Count));
}
