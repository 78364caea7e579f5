using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen;

/// <summary>Loads of values that lie apart, each by its own index. A wider vector is two narrower ones.</summary>
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
}
