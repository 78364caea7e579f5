using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NetGen;

/// <summary>Hints to the caches.</summary>
internal static class Cache
{
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
}
