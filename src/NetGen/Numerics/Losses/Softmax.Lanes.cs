using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <content>Softmax over the lanes of one vector, for a single sample.</content>
public static partial class Softmax
{
    /// <summary>
    /// Probabilities of one sample. The same as <see cref="Apply(ReadOnlySpan{float}, int, Span{float}, int, int, int)"/>, but in one vector if the logits fit.
    /// </summary>
    /// <param name="z">Logits, and after them their padding.</param>
    /// <param name="output">Receives the probabilities. Its length is the number of logits without padding.</param>
    public static void ApplyToSample(ReadOnlySpan<float> z, Span<float> output)
    {
        if (z.Length == Vector512<float>.Count && VectorWidth.Lanes == Vector512<float>.Count)
        {
            ApplyToSample512(ref MemoryMarshal.GetReference(z), ref MemoryMarshal.GetReference(output), output.Length);
        }
        else
        {
            Apply(z, z.Length, output, 0, 1, output.Length);
        }
    }

    /// <summary>Probabilities from the first lanes. The other lanes become 0.</summary>
    /// <param name="z">Logits.</param>
    /// <param name="size">Number of lanes that hold a logit.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply(Vector512<float> z, int size) =>
        OfLanes<FloatVector512>(
            Vector512.ConditionalSelect(
                Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(size)).AsSingle(), z, Vector512.Create(float.NegativeInfinity)));

    /// <summary>Probabilities from the first lanes. The other lanes become 0.</summary>
    /// <param name="z">Logits.</param>
    /// <param name="size">Number of lanes that hold a logit.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Apply(Vector128<float> z, int size) =>
        OfLanes<FloatVector128>(
            Vector128.ConditionalSelect(
                Vector128.LessThan(Vector128<int>.Indices, Vector128.Create(size)).AsSingle(), z, Vector128.Create(float.NegativeInfinity)));

    /// <summary>Probabilities from the first lanes. The other lanes become 0.</summary>
    /// <param name="z">Logits.</param>
    /// <param name="size">Number of lanes that hold a logit.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Apply(Vector256<float> z, int size) =>
        OfLanes<FloatVector256>(
            Vector256.ConditionalSelect(
                Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(size)).AsSingle(), z, Vector256.Create(float.NegativeInfinity)));

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void ApplyToSample512(ref float z, ref float output, int size) =>
        PartialVector.Store(Apply(Vector512.LoadUnsafe(ref z), size), ref output, size);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OfLanes<V>(V z)
        where V : struct, IFloatVector<V>
    {
        V e = Exponential(z, z.Largest());
        return e / V.Create(e.Sum());
    }
}
