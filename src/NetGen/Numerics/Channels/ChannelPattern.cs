using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>
/// What is known of every channel of an image, repeated until it fills whole vectors: an image of three channels is then a row of vectors as any other, and
/// no lane is left empty.
/// </summary>
/// <remarks>A period depends on the channels alone and not on the width of vectors, so that sums over it have the same bits at every width.</remarks>
internal static class ChannelPattern
{
    /// <summary>The longest period, and the most channels that are taken together.</summary>
    public const int Longest = 1024;

    /// <summary>
    /// From so many channels on a pixel is a period. Shorter periods are a multiple of it where that is not far: four of the widest vectors, whose sums do
    /// not wait for each other.
    /// </summary>
    private const int Wide = 64;

    /// <summary>A multiple of the widest vector.</summary>
    private const int Lanes = 16;

    /// <summary>Values from one period to the next: whole pixels and, below 64 channels, whole vectors. A power of two pixels.</summary>
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

    /// <summary>Repeats the values at the start.</summary>
    /// <param name="pattern">Starts with one value for each channel.</param>
    /// <param name="channels">How many.</param>
    public static void Repeat(Span<float> pattern, int channels)
    {
        for (int filled = channels; filled < pattern.Length; filled *= 2)
        {
            pattern[..Math.Min(filled, pattern.Length - filled)].CopyTo(pattern[filled..]);
        }
    }

    /// <summary>Adds the lanes of each channel, half to half, so that the first values are the channels' sums.</summary>
    /// <param name="lanes">Sums of a whole period.</param>
    /// <param name="length">Its length: a power of two times the channels.</param>
    /// <param name="channels">How many.</param>
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
