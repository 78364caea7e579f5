using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>
/// Values per channel, repeated until they fill whole vectors. So the values of an image of three channels are loaded as whole vectors too, and no lane is
/// empty.
/// </summary>
/// <remarks>A period depends only on the number of channels, not on the vector width. So sums over it have the same bits at every width.</remarks>
internal static class ChannelPattern
{
    /// <summary>The longest period, and the most channels that are processed together.</summary>
    public const int Longest = 1024;

    /// <summary>
    /// The number of channels from which a pixel is a period. A period of fewer channels is made a multiple of 64 values where it stays short. 64 values are
    /// four of the widest vectors, whose sums do not wait for each other.
    /// </summary>
    private const int Wide = 64;

    /// <summary>Lanes of the widest vector.</summary>
    private const int Lanes = 16;

    /// <summary>Length of a period in values. It is a power of two times the channels, and below 64 channels also a multiple of the widest vector.</summary>
    public static int Period(int channels)
    {
        if (channels >= Wide)
        {
            return channels;
        }

        int period = channels;
        while (period % Lanes != 0 || (period % Wide != 0 && period <= 2 * Wide))
        {
            period *= 2;
        }

        return period;
    }

    /// <summary>Repeats the first values until the span is full.</summary>
    /// <param name="pattern">Starts with one value for each channel.</param>
    /// <param name="channels">Number of channels.</param>
    public static void Repeat(Span<float> pattern, int channels)
    {
        for (int filled = channels; filled < pattern.Length; filled *= 2)
        {
            pattern[..Math.Min(filled, pattern.Length - filled)].CopyTo(pattern[filled..]);
        }
    }

    /// <summary>Adds up the lanes of each channel by halving the period repeatedly. The first values are then the sums of the channels.</summary>
    /// <param name="lanes">Sums of a whole period.</param>
    /// <param name="length">Length of the period: a power of two times the channels.</param>
    /// <param name="channels">Number of channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fold<V>(ref float lanes, int length, int channels)
        where V : struct, IFloatVector<V>
    {
        for (int half = length / 2; half >= channels; half /= 2)
        {
            ref float upper = ref Unsafe.Add(ref lanes, half);
            for (int i = 0; i < half; i += V.Count)
            {
                RowVector.Store(RowVector.Load<V>(ref lanes, i, half) + RowVector.Load<V>(ref upper, i, half), ref lanes, i, half);
            }
        }
    }
}
