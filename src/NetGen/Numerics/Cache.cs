using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Runtime;

/// <summary>Hints to the caches.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Cache
{
    /// <summary>Floats in a line.</summary>
    private const int Line = 16;

    /// <summary>Most values that are asked for at once, 16 KB: more would push out what is needed before, and a run as long as that the processor foresees itself.</summary>
    private const int MostAsked = 4096;

    /// <summary>Asks for a line to be brought into the second-level cache. Never fails, wherever the reference leads; does nothing where the processor has no such hint.</summary>
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
    /// Asks for a line to be brought into the nearest cache. Never fails, wherever the reference leads; does nothing where the processor has no such hint.
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

    /// <summary>Asks for the lines of some values, of many for the first; but not for the last line where they do not start with one.</summary>
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
