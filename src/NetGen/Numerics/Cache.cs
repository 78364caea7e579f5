using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Runtime;

/// <summary>Prefetch hints to the caches.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Cache
{
    /// <summary>Floats in a cache line.</summary>
    private const int Line = 16;

    /// <summary>
    /// The most values that one call prefetches: 16 KB. More would evict data that is needed earlier, and on a longer run the hardware prefetcher takes over.
    /// </summary>
    private const int MostAsked = 4096;

    /// <summary>
    /// Prefetches a cache line into the second-level cache. It never fails, whatever the reference points to. It does nothing where the processor has no such
    /// hint.
    /// </summary>
    /// <param name="value">A value on the line.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Prefetch(ref float value)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch1(Unsafe.AsPointer(ref value));
        }
    }

    /// <summary>
    /// Prefetches a cache line into the first-level cache. It never fails, whatever the reference points to. It does nothing where the processor has no such
    /// hint.
    /// </summary>
    /// <param name="value">A value on the line.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void PrefetchNear(ref float value)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref value));
        }
    }

    /// <summary>
    /// Prefetches the cache lines of some values, at most the first 4,096. The last line may be left out if the values do not start at the beginning of a line.
    /// </summary>
    /// <param name="values">The values.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Prefetch(ReadOnlySpan<float> values)
    {
        ref float first = ref MemoryMarshal.GetReference(values);
        for (int i = 0; i < Math.Min(values.Length, MostAsked); i += Line)
        {
            Prefetch(ref Unsafe.Add(ref first, i));
        }
    }
}
