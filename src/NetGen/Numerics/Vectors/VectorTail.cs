using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary>Stores as many lanes as there is room for: all, some or none.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class VectorTail
{
    /// <summary>Writes the first lanes; memory past them is not touched.</summary>
    /// <param name="vector">The lanes.</param>
    /// <param name="target">Receives them.</param>
    /// <param name="count">How many there is room for; all where it is more than a vector has, none where it is not positive.</param>
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
