using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen;

/// <summary>Loads values at separate indices. A wider vector is handled as two narrower ones.</summary>
internal static class VectorGather
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(ref float start, Vector512<int> indices) =>
        Vector512.Create(Load(ref start, indices.GetLower()), Load(ref start, indices.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Vector256<float> Load(ref float start, Vector256<int> indices)
    {
        if (!Avx2.IsSupported)
        {
            return Vector256.Create(Load(ref start, indices.GetLower()), Load(ref start, indices.GetUpper()));
        }

        fixed (float* first = &start)
        {
            return Avx2.GatherVector256(first, indices, sizeof(float));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Vector128<float> Load(ref float start, Vector128<int> indices)
    {
        if (!Avx2.IsSupported)
        {
            return Vector128.Create(
                Unsafe.Add(ref start, indices.GetElement(0)),
                Unsafe.Add(ref start, indices.GetElement(1)),
                Unsafe.Add(ref start, indices.GetElement(2)),
                Unsafe.Add(ref start, indices.GetElement(3)));
        }

        fixed (float* first = &start)
        {
            return Avx2.GatherVector128(first, indices, sizeof(float));
        }
    }

    /// <summary>Selects values at indices from 0 to 31, from two registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Lookup(ref float start, Vector512<int> indices) =>
        Avx512F.PermuteVar16x32x2(Vector512.LoadUnsafe(ref start), indices, Vector512.LoadUnsafe(ref start, (nuint)Vector512<float>.Count));

    /// <summary>Selects values at indices from 0 to 15, from two registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Lookup(ref float start, Vector256<int> indices)
    {
        if (!Avx2.IsSupported)
        {
            return Load(ref start, indices);
        }

        // The instruction reads the lowest three bits of an index. The fourth bit selects the register.
        Vector256<float> first = Avx2.PermuteVar8x32(Vector256.LoadUnsafe(ref start), indices);
        Vector256<float> second = Avx2.PermuteVar8x32(Vector256.LoadUnsafe(ref start, (nuint)Vector256<float>.Count), indices);
        return Avx.BlendVariable(first, second, (indices << 28).AsSingle());
    }
}
