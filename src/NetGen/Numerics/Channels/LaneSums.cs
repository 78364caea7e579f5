using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>The terms that each value adds to one or two sums. If all operands are zero, the terms must be zero.</summary>
internal interface ILaneTerms
{
    /// <summary>Number of sums: 1 or 2.</summary>
    static abstract int Sums { get; }

    /// <summary>Whether b is read.</summary>
    static abstract bool ReadsTwo { get; }

    /// <summary>Whether a value of the channel, the center, is read.</summary>
    static abstract bool ReadsCenter { get; }

    static abstract V First<V>(V sum, V a, V b, V center)
        where V : struct, IFloatVector<V>;

    static abstract V Second<V>(V sum, V a, V b, V center)
        where V : struct, IFloatVector<V>;
}

/// <summary>Sums down the periods of some pixels, lane by lane. Each lane is one chain of additions, in the order of the pixels.</summary>
internal static class LaneSums
{
    /// <summary>Vectors that are summed side by side, so that no addition waits for the one before it.</summary>
    private const int Chains = 4;

    /// <summary>Periods that are added to a sum before it is stored, where a period is long.</summary>
    private const int Together = 8;

    /// <summary>
    /// The length of a period, in values, from which periods are read one after the other. Columns of such periods would fall into few sets of the first-level
    /// cache.
    /// </summary>
    private const int Wide = 128;

    /// <summary>Sums the lanes of some pixels.</summary>
    /// <param name="a">The first value of the first operand.</param>
    /// <param name="b">The first value of the second operand.</param>
    /// <param name="length">Values from there to the end of the last pixel.</param>
    /// <param name="stride">Values from one period to the next.</param>
    /// <param name="width">Values of a period that are summed.</param>
    /// <param name="center">The center of each of these.</param>
    /// <param name="first">Receives the first sums.</param>
    /// <param name="second">Receives the second sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Run<T, V>(ref float a, ref float b, int length, int stride, int width, ref float center, ref float first, ref float second)
        where T : struct, ILaneTerms
        where V : struct, IFloatVector<V>
    {
        int whole = length < width ? 0 : ((length - width) / stride * stride) + width;
        int i = 0;
        if (stride >= Wide && width >= V.Count)
        {
            i = width / V.Count * V.Count;
            Rows<T, V>(ref a, ref b, whole, stride, i, ref center, ref first, ref second);
        }

        for (; i <= width - (Chains * V.Count); i += Chains * V.Count)
        {
            V center0 = Center<T, V>(ref center, i, width), center1 = Center<T, V>(ref center, i + V.Count, width);
            V center2 = Center<T, V>(ref center, i + (2 * V.Count), width), center3 = Center<T, V>(ref center, i + (3 * V.Count), width);
            V first0 = default, first1 = default, first2 = default, first3 = default;
            V second0 = default, second1 = default, second2 = default, second3 = default;
            for (int k = i; k < whole; k += stride)
            {
                V a0 = V.Load(ref a, k), a1 = V.Load(ref a, k + V.Count), a2 = V.Load(ref a, k + (2 * V.Count)), a3 = V.Load(ref a, k + (3 * V.Count));
                V b0 = Other<T, V>(ref b, k), b1 = Other<T, V>(ref b, k + V.Count);
                V b2 = Other<T, V>(ref b, k + (2 * V.Count)), b3 = Other<T, V>(ref b, k + (3 * V.Count));
                first0 = T.First(first0, a0, b0, center0);
                first1 = T.First(first1, a1, b1, center1);
                first2 = T.First(first2, a2, b2, center2);
                first3 = T.First(first3, a3, b3, center3);
                if (T.Sums > 1)
                {
                    second0 = T.Second(second0, a0, b0, center0);
                    second1 = T.Second(second1, a1, b1, center1);
                    second2 = T.Second(second2, a2, b2, center2);
                    second3 = T.Second(second3, a3, b3, center3);
                }
            }

            first0.Store(ref first, i);
            first1.Store(ref first, i + V.Count);
            first2.Store(ref first, i + (2 * V.Count));
            first3.Store(ref first, i + (3 * V.Count));
            if (T.Sums > 1)
            {
                second0.Store(ref second, i);
                second1.Store(ref second, i + V.Count);
                second2.Store(ref second, i + (2 * V.Count));
                second3.Store(ref second, i + (3 * V.Count));
            }
        }

        for (; i < width; i += V.Count)
        {
            Single<T, V>(ref a, ref b, whole, stride, width, i, ref center, ref first, ref second);
        }

        int rest = whole == 0 ? 0 : whole - width + stride;
        if (rest < length)
        {
            Rest<T, V>(ref Unsafe.Add(ref a, rest), ref Unsafe.Add(ref b, T.ReadsTwo ? rest : 0), length - rest, width, ref center, ref first, ref second);
        }
    }

    /// <summary>Sums the whole vectors of long periods, a few periods at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows<T, V>(ref float a, ref float b, int whole, int stride, int width, ref float center, ref float first, ref float second)
        where T : struct, ILaneTerms
        where V : struct, IFloatVector<V>
    {
        for (int start = 0; start < whole || start == 0; start += Together * stride)
        {
            int end = Math.Min(whole, start + (Together * stride));
            for (int i = 0; i < width; i += V.Count)
            {
                V known = T.ReadsCenter ? V.Load(ref center, i) : default;
                V sum = start == 0 ? default : V.Load(ref first, i), other = start == 0 || T.Sums == 1 ? default : V.Load(ref second, i);
                for (int k = start + i; k < end; k += stride)
                {
                    V x = V.Load(ref a, k), y = Other<T, V>(ref b, k);
                    sum = T.First(sum, x, y, known);
                    other = T.Sums > 1 ? T.Second(other, x, y, known) : other;
                }

                sum.Store(ref first, i);
                if (T.Sums > 1)
                {
                    other.Store(ref second, i);
                }
            }
        }
    }

    /// <summary>Sums one vector of a period. The last vector of a period may be partial.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Single<T, V>(ref float a, ref float b, int whole, int stride, int width, int i, ref float center, ref float first, ref float second)
        where T : struct, ILaneTerms
        where V : struct, IFloatVector<V>
    {
        V known = Center<T, V>(ref center, i, width), sum = default, other = default;
        for (int start = 0; start < whole; start += stride)
        {
            V x = RowVector.Load<V>(ref a, start + i, start + width), y = T.ReadsTwo ? RowVector.Load<V>(ref b, start + i, start + width) : default;
            sum = T.First(sum, x, y, known);
            other = T.Sums > 1 ? T.Second(other, x, y, known) : other;
        }

        RowVector.Store(sum, ref first, i, width);
        if (T.Sums > 1)
        {
            RowVector.Store(other, ref second, i, width);
        }
    }

    /// <summary>Sums the pixels after the last whole period.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rest<T, V>(ref float a, ref float b, int length, int width, ref float center, ref float first, ref float second)
        where T : struct, ILaneTerms
        where V : struct, IFloatVector<V>
    {
        for (int i = 0; i < length; i += V.Count)
        {
            V x = RowVector.Load<V>(ref a, i, length), y = T.ReadsTwo ? RowVector.Load<V>(ref b, i, length) : default;
            V known = Center<T, V>(ref center, i, width).KeepFirst(length - i);
            RowVector.Store(T.First(RowVector.Load<V>(ref first, i, width), x, y, known), ref first, i, width);
            if (T.Sums > 1)
            {
                RowVector.Store(T.Second(RowVector.Load<V>(ref second, i, width), x, y, known), ref second, i, width);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Center<T, V>(ref float center, int i, int width)
        where T : struct, ILaneTerms
        where V : struct, IFloatVector<V> => T.ReadsCenter ? RowVector.Load<V>(ref center, i, width) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Other<T, V>(ref float b, int k)
        where T : struct, ILaneTerms
        where V : struct, IFloatVector<V> => T.ReadsTwo ? V.Load(ref b, k) : default;
}
