using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>The vector at a position of a row, whole or partial. The caller has checked the length of the row.</summary>
internal static class RowVector
{
    /// <summary>A reference to the first value of some rows, after a check of their length.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rows are shorter than stated.</exception>
    public static ref float Rows(ReadOnlySpan<float> values, int pitch, int rows, int end) =>
        ref MemoryMarshal.GetReference(rows == 0 ? values : values[..(((rows - 1) * pitch) + end)]);

    /// <summary>Loads the values from a position on. Lanes past the end of the row get the fill value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Load<V>(ref float row, int i, int length, float fill = 0f)
        where V : struct, IFloatVector<V> =>
        length - i >= V.Count ? V.Load(ref row, i) : V.LoadFirst(ref row, i, length - i, fill);

    /// <summary>Writes the lanes that lie inside the row.</summary>
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
