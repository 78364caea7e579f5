using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>The vector at a position of a row, whole or partial.</summary>
internal static class RowVector
{
    /// <summary>The values from a position on; what the row is too short for is the fill.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(ReadOnlySpan<float> row, int i, float fill = 0f) =>
        row.Length - i >= Vector256<float>.Count ? Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(row), (nuint)i) : PartialVector.Load(row[i..], fill);

    /// <summary>Writes the lanes that the row has room for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> vector, Span<float> row, int i)
    {
        if (row.Length - i >= Vector256<float>.Count)
        {
            vector.StoreUnsafe(ref MemoryMarshal.GetReference(row), (nuint)i);
        }
        else
        {
            PartialVector.Store(vector, row[i..]);
        }
    }
}
