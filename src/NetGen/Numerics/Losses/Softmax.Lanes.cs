using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <content>Softmax over the lanes of one vector, for networks whose values never leave the registers.</content>
public static partial class Softmax
{
    /// <summary>Probabilities from the first lanes; the others come out as 0.</summary>
    /// <param name="z">Logits.</param>
    /// <param name="size">How many lanes hold a logit.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Apply(Vector128<float> z, int size) =>
        OfLanes<FloatVector128>(Vector128.ConditionalSelect(Vector128.LessThan(Vector128<int>.Indices, Vector128.Create(size)).AsSingle(), z, Vector128.Create(float.NegativeInfinity)));

    /// <summary>Probabilities from the first lanes; the others come out as 0.</summary>
    /// <param name="z">Logits.</param>
    /// <param name="size">How many lanes hold a logit.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Apply(Vector256<float> z, int size) =>
        OfLanes<FloatVector256>(Vector256.ConditionalSelect(Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(size)).AsSingle(), z, Vector256.Create(float.NegativeInfinity)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OfLanes<V>(V z)
        where V : struct, IFloatVector<V>
    {
        V e = Exponential(z, z.Largest());
        return e / V.Create(e.Sum());
    }
}
