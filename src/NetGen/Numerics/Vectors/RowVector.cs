using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>The vector at a position of a row, whole or partial. The caller has checked that the row is as long as stated.</summary>
internal static class RowVector
{
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
