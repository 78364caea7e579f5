using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen;

/// <summary>The last few values of a span, fewer than a vector holds: nothing past the end is read or written.</summary>
/// <remarks>Rows of a softmax are short, so this is their main path; there, and on x86 only, masked moves spare a copy through the stack.</remarks>
internal static class PartialVector
{
    /// <summary>The values, and after them zeros.</summary>
    public static Vector256<float> Load(ReadOnlySpan<float> values) => Load(values, 0f);

    /// <summary>The values, and after them the fill.</summary>
    public static unsafe Vector256<float> Load(ReadOnlySpan<float> values, float fill)
    {
        if (Avx.IsSupported)
        {
            Vector256<float> mask = First(values.Length);
            fixed (float* first = values)
            {
                return Vector256.ConditionalSelect(mask, Avx.MaskLoad(first, mask), Vector256.Create(fill));
            }
        }

        Span<float> lanes = [fill, fill, fill, fill, fill, fill, fill, fill];
        values.CopyTo(lanes);
        return Vector256.Create<float>(lanes);
    }

    /// <summary>Writes as many lanes as the span is long.</summary>
    public static unsafe void Store(Vector256<float> vector, Span<float> values)
    {
        if (Avx.IsSupported)
        {
            fixed (float* first = values)
            {
                Avx.MaskStore(first, First(values.Length), vector);
            }

            return;
        }

        Span<float> lanes = stackalloc float[Vector256<float>.Count];
        vector.CopyTo(lanes);
        lanes[..values.Length].CopyTo(values);
    }

    /// <summary>The vector with its lanes from a position on set to zero.</summary>
    public static Vector256<float> KeepFirst(Vector256<float> vector, int count) => vector & First(count);

    /// <summary>All bits set in the first lanes.</summary>
    private static Vector256<float> First(int count) => Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count)).AsSingle();
}
