using System.Buffers;

namespace NetGen;

/// <summary>Of which source pixels, and by which shares, each pixel along one side of an image is made.</summary>
/// <remarks>
/// Shrinking by s = window / count ≥ 1 averages over areas: pixel i is the mean of the source from i·s to (i + 1)·s, where a pixel that lies in it by a part
/// counts by that part. Growing is linear between the middles of the two nearest pixels: pixel i lies at (i + ½)·s − ½, and before the first or after the last
/// middle it is that pixel.
/// </remarks>
internal readonly struct AxisWeights : IDisposable
{
    private readonly int[] _starts;
    private readonly float[] _weights;

    /// <summary>Computes the shares.</summary>
    /// <param name="length">Source pixels along the side.</param>
    /// <param name="origin">The first that is seen.</param>
    /// <param name="window">How many are seen; need not be whole.</param>
    /// <param name="count">Pixels that they become.</param>
    public AxisWeights(int length, int origin, double window, int count)
    {
        double scale = window / count;
        bool isShrinking = scale >= 1;
        Taps = Math.Min(length, !isShrinking ? 2 : (int)Math.Ceiling(scale) + (double.IsInteger(scale) ? 0 : 1));
        Count = count;
        _starts = ArrayPool<int>.Shared.Rent(count);
        _weights = ArrayPool<float>.Shared.Rent(checked(count * Taps));
        for (int i = 0; i < count; i++)
        {
            double from = isShrinking ? origin + (i * scale) : Math.Clamp(origin + ((i + 0.5) * scale) - 0.5, 0, length - 1);
            int start = Math.Min((int)from, length - Taps);
            _starts[i] = start;
            for (int tap = 0; tap < Taps; tap++)
            {
                int source = start + tap;
                double share = isShrinking
                    ? (Math.Min(from + scale, source + 1) - Math.Max(from, source)) / scale
                    : 1 - Math.Abs(from - source);
                _weights[(i * Taps) + tap] = (float)Math.Max(0, share);
            }
        }
    }

    /// <summary>Source pixels that make one.</summary>
    public int Taps { get; }

    /// <summary>Pixels that are made.</summary>
    public int Count { get; }

    /// <summary>The first source pixel that is read.</summary>
    public int First => _starts[0];

    /// <summary>The end of those that are read.</summary>
    public int End => _starts[Count - 1] + Taps;

    /// <summary>The first source pixel of each; never falls from one to the next.</summary>
    public ReadOnlySpan<int> Starts => _starts.AsSpan(0, Count);

    /// <summary>The shares, <see cref="Taps"/> for each.</summary>
    public ReadOnlySpan<float> Weights => _weights.AsSpan(0, Count * Taps);

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_starts);
        ArrayPool<float>.Shared.Return(_weights);
    }
}
