using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>
/// Random numbers as a pure function of their purpose and position. There is no state and no order, so they are the same for any number of threads and after a
/// resume.
/// </summary>
/// <remarks>
/// The key is hashed from seed, purpose and position with the SplitMix64 finaliser (Steele, Lea and Flood, OOPSLA 2014). Number n of a key is two rounds of a
/// 32-bit integer hash of n, with constants by C. Wellons ("Prospecting for Hash Functions"). Scalar and vector forms give the same bits.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CounterRandom
{
    private readonly uint _first;
    private readonly uint _second;

    private CounterRandom(ulong key)
    {
        _first = (uint)key;
        _second = (uint)(key >> 32);
    }

    /// <summary>The purpose of a sequence of numbers. Two purposes never share a sequence. The position within a purpose is in brackets.</summary>
    public enum Purpose
    {
        /// <summary>Initial weights: (tensor).</summary>
        Initialization = 1,

        /// <summary>Order of the rows: (epoch).</summary>
        Shuffle = 2,

        /// <summary>Split of a data set: (0 into parts, 1 into folds, 2 into nested subsets).</summary>
        Split = 3,

        /// <summary>Dropped units: (layer, epoch, row).</summary>
        Dropout = 4,

        /// <summary>Dropped weights: (layer, step).</summary>
        DropConnect = 5,

        /// <summary>Slopes of RRelu: (layer, epoch, row).</summary>
        RandomSlope = 6,

        /// <summary>Parameters that a gradient check tries: (tensor).</summary>
        GradientCheck = 7,

        /// <summary>Noise on the gradient: (tensor, step).</summary>
        GradientNoise = 8,

        /// <summary>Shift, rotation, scale and shear of an image: (epoch, row).</summary>
        AffineMap = 11,

        /// <summary>Elastic deformation of an image: (epoch, row).</summary>
        ElasticField = 12,

        /// <summary>The pool of noise for images: (sequence).</summary>
        NoisePool = 13,

        /// <summary>The choice of noise for an image: (epoch, row).</summary>
        PixelNoise = 14,

        /// <summary>The order of the rows in a buffer of blocks: (epoch, buffer).</summary>
        BufferShuffle = 15,

        /// <summary>Seeds of initial weights: (restart).</summary>
        Restart = 16,

        /// <summary>Settings that a search tries: (trial), one number for each axis.</summary>
        Search = 20,
    }

    /// <summary>The sequence of a purpose and a position.</summary>
    /// <param name="seed">The user's seed.</param>
    /// <param name="purpose">What the numbers are for.</param>
    /// <param name="a">First coordinate, such as the layer.</param>
    /// <param name="b">Second coordinate, such as the epoch.</param>
    /// <param name="c">Third coordinate, such as the row.</param>
    public static CounterRandom For(int seed, Purpose purpose, long a = 0, long b = 0, long c = 0)
    {
        ulong key = Fold(0, (ulong)seed);
        key = Fold(key, (ulong)purpose);
        key = Fold(key, (ulong)a);
        key = Fold(key, (ulong)b);
        return new CounterRandom(Fold(key, (ulong)c));
    }

    /// <summary>The n-th number: 32 bits.</summary>
    /// <param name="n">Position in the sequence.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Bits(uint n) => Mix(Mix(n + _first) ^ _second);

    /// <summary>The n-th number, uniform in [0, 1) with 24 bits.</summary>
    /// <param name="n">Position in the sequence.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Uniform(uint n) => (Bits(n) >> 8) * (1f / (1 << 24));

    /// <summary>The numbers at integer positions, uniform in [0, 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal V Uniform<V>(V n)
        where V : struct, IFloatVector<V> => V.FromBits(V.ShiftBitsRight(Bits(n), 8)) * V.Create(1f / (1 << 24));

    /// <summary>The numbers at integer positions, standard normal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal V Normal<V>(V n)
        where V : struct, IFloatVector<V> => NormalNumbers.Of(Bits(n));

    /// <summary>The numbers at integer positions: 32 bits each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal V Bits<V>(V n)
        where V : struct, IFloatVector<V> => Mix(Mix(V.AddBits(n, V.CreateBits(_first))) ^ V.CreateBits(_second));

    /// <summary>The n-th number, uniform in [0, 1) with 53 bits.</summary>
    /// <param name="n">Position in the sequence; uses positions 2n and 2n + 1 of <see cref="Bits"/>.</param>
    public double UniformDouble(uint n) => ((((ulong)Bits(2 * n) << 32) | Bits((2 * n) + 1)) >> 11) * (1.0 / (1UL << 53));

    /// <summary>The n-th number, standard normal. It is the quantile of one uniform number of 32 bits, so none is beyond ±6.4.</summary>
    /// <param name="n">Position in the sequence.</param>
    public float Normal(uint n) => Normal(FloatVector128.CreateBits(n)).Sum() / FloatVector128.Count;

    /// <summary>An integer from 0 to bound − 1. Its bias is below bound / 2³².</summary>
    /// <param name="n">Position in the sequence.</param>
    /// <param name="bound">One more than the largest result.</param>
    public int Below(uint n, int bound) => (int)(((ulong)Bits(n) * (uint)bound) >> 32);

    /// <summary>Shuffles the values (Fisher and Yates).</summary>
    /// <param name="values">Reordered in place.</param>
    public void Shuffle(Span<int> values)
    {
        for (int i = values.Length - 1; i > 0; i--)
        {
            int j = Below((uint)i, i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    private static ulong Fold(ulong key, ulong word)
    {
        ulong z = (key ^ word) + 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Mix(uint x)
    {
        x = (x ^ (x >> 16)) * 0x21F0AAAD;
        x = (x ^ (x >> 15)) * 0xD35A2D97;
        return x ^ (x >> 15);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Mix<V>(V x)
        where V : struct, IFloatVector<V>
    {
        x = V.MultiplyBits(x ^ V.ShiftBitsRight(x, 16), V.CreateBits(0x21F0AAAD));
        x = V.MultiplyBits(x ^ V.ShiftBitsRight(x, 15), V.CreateBits(0xD35A2D97));
        return x ^ V.ShiftBitsRight(x, 15);
    }
}
