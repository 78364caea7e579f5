using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>Aligns memory on the stack, which is aligned to 4 bytes only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StackMemory
{
    /// <summary>Floats to reserve in addition to those that are needed, so that <see cref="AlignToLine"/> has room.</summary>
    public const int Spare = 15;

    private const int LineBytes = 64;

    /// <summary>The first float that starts a cache line. A 512-bit vector that is stored across two lines cannot be read back without a delay.</summary>
    /// <param name="start">The first of the reserved floats. It must not be on the heap, because the garbage collector could move it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe ref float AlignToLine(ref float start) =>
        ref Unsafe.AddByteOffset(ref start, (0 - (nuint)Unsafe.AsPointer(ref start)) & (LineBytes - 1));
}
