using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>Memory on the stack, which begins wherever a float may.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StackMemory
{
    /// <summary>Floats to reserve beside those that are needed, so that <see cref="AlignToLine"/> has room.</summary>
    public const int Spare = 15;

    private const int LineBytes = 64;

    /// <summary>The first place where a cache line begins: a vector of 512 bits stored across two lines cannot be read again without a delay.</summary>
    /// <param name="start">The first of the reserved floats. Must not be on the heap, where it could be moved.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe ref float AlignToLine(ref float start) => ref Unsafe.AddByteOffset(ref start, (0 - (nuint)Unsafe.AsPointer(ref start)) & (LineBytes - 1));
}
