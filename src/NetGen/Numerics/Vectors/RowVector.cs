using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>The vector at a position of a row, whole or partial. The caller has checked that the row is as long as stated.</summary>
internal static class RowVector
{
    /// <summary>The first value of rows that are as long as stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are not.</exception>
    public static ref float Rows(ReadOnlySpan<float> values, int pitch, int rows, int end) =>
        ref MemoryMarshal.GetReference(rows == 0 ? values : values[..(((rows - 1) * pitch) + end)]);

    /// <summary>The values from a position on; what the row is too short for is the fill.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Load<V>(ref float row, int i, int length, float fill = 0f)
        where V : struct, IFloatVector<V> =>
        length - i >= V.Count ? V.Load(ref row, i) : V.LoadFirst(ref row, i, length - i, fill);

    /// <summary>Writes the lanes that the row has room for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<V>(V vector, ref float row, int i, int length)
        where V : struct, IFloatVector<V>
    {
        if (length - i >= V.Count)
        {
            vector.Store(ref row, i);
        }
        else
        {
            vector.StoreFirst(ref row, i, length - i);
        }
    }
}
