using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary>Stores as many lanes as fit: all, some or none.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class VectorTail
{
    /// <summary>Writes the first lanes. Memory past them is not written.</summary>
    /// <param name="vector">The lanes.</param>
    /// <param name="target">Receives them.</param>
    /// <param name="count">Number of lanes that fit. A count above the vector's length means all lanes, and a count of 0 or less none.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> vector, ref float target, int count)
    {
        if (count >= Vector512<float>.Count)
        {
            vector.StoreUnsafe(ref target);
        }
        else if (count > 0)
        {
            PartialVector.Store(vector, ref target, count);
        }
    }

    /// <inheritdoc cref="Store(Vector512{float}, ref float, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> vector, ref float target, int count)
    {
        if (count >= Vector256<float>.Count)
        {
            vector.StoreUnsafe(ref target);
        }
        else if (count > 0)
        {
            PartialVector.Store(vector, ref target, count);
        }
    }

    /// <inheritdoc cref="Store(Vector512{float}, ref float, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> vector, ref float target, int count)
    {
        if (count >= Vector128<float>.Count)
        {
            vector.StoreUnsafe(ref target);
        }
        else if (count > 0)
        {
            PartialVector.Store(vector, ref target, count);
        }
    }
}
