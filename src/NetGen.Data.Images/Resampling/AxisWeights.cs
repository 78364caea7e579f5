using System.Buffers;

namespace NetGen;

/// <summary>The source pixels, and their weights, of each pixel along one side of an image.</summary>
/// <remarks>
/// Downsizing by s = window / count ≥ 1 averages over areas: pixel i is the mean of the source from i·s to (i + 1)·s. A source pixel that is partly inside
/// counts by that part. Upsizing is linear between the centres of the two nearest source pixels: pixel i is at (i + ½)·s − ½. Before the first centre and after
/// the last, it is that source pixel.
/// </remarks>
internal readonly struct AxisWeights : IDisposable
{
    private readonly int[] _starts;
    private readonly float[] _weights;

    /// <summary>Computes the weights.</summary>
    /// <param name="length">Source pixels along the side.</param>
    /// <param name="origin">The first source pixel that is used.</param>
    /// <param name="window">Number of source pixels that are used, which may be fractional.</param>
    /// <param name="count">Number of pixels of the result.</param>
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

    /// <summary>Number of source pixels for each pixel.</summary>
    public int Taps { get; }

    /// <summary>Number of pixels of the result.</summary>
    public int Count { get; }

    /// <summary>The first source pixel that is read.</summary>
    public int First => _starts[0];

    /// <summary>One past the last source pixel that is read.</summary>
    public int End => _starts[Count - 1] + Taps;

    /// <summary>The first source pixel of each pixel, in ascending order.</summary>
    public ReadOnlySpan<int> Starts => _starts.AsSpan(0, Count);

    /// <summary>The weights, <see cref="Taps"/> for each pixel.</summary>
    public ReadOnlySpan<float> Weights => _weights.AsSpan(0, Count * Taps);

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_starts);
        ArrayPool<float>.Shared.Return(_weights);
    }
}
