using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen;

/// <summary>Copies values past the caches into memory that another core reads.</summary>
/// <remarks>
/// A core that has read a line keeps a copy of it. An ordinary store must first call all copies back, which for 2 MB takes most of a millisecond; a store past
/// the caches does not wait for that, and took a tenth of it.
/// </remarks>
internal static class StreamedCopy
{
    /// <summary>Copies, and sees to it that who is told of the values afterwards finds them.</summary>
    /// <param name="source">As many values as fill whole cache lines.</param>
    /// <param name="target">As many, from the start of a cache line on.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Run(ReadOnlySpan<float> source, Span<float> target)
    {
        const int Line = 16;
        ArgumentOutOfRangeException.ThrowIfNotEqual(target.Length, source.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(source.Length % Line, 0);
        ref float from = ref MemoryMarshal.GetReference(source);
        fixed (float* to = target)
        {
            if (((nuint)to & 63) != 0)
            {
                throw new ArgumentException("Expected a target that starts with a cache line.", nameof(target));
            }

            for (int i = 0; i < source.Length; i += Line)
            {
                Vector256.LoadUnsafe(ref from, (nuint)i).StoreAlignedNonTemporal(to + i);
                Vector256.LoadUnsafe(ref from, (nuint)i + 8).StoreAlignedNonTemporal(to + i + 8);
            }
        }

        if (Sse.IsSupported)
        {
            Sse.StoreFence();
        }
    }
}
