using System.Buffers;
using System.Numerics;

namespace NetGen;

/// <summary>Resizes an image into the values that a network reads.</summary>
/// <remarks>
/// Each row of the result is first a weighted sum of rows of the source, computed by vectors. Then it is resized along its length. Every sum is in the order of
/// the source, so the result has the same bits on every machine.
/// </remarks>
internal static class Resampler
{
    private const float White = 255;

    /// <summary>Writes an image.</summary>
    /// <param name="image">The source.</param>
    /// <param name="options">Size, channels and fit.</param>
    /// <param name="values">Receives height × width × channels values in [0, 1].</param>
    public static void Write(DecodedImage image, ImageOptions options, Span<float> values)
    {
        (AxisPlacement rows, AxisPlacement columns) = Placement.Of(image.Height, image.Width, options);
        using var down = new AxisWeights(image.Height, rows.Origin, rows.Window, rows.Count);
        using var across = new AxisWeights(image.Width, columns.Origin, columns.Window, columns.Count);
        int channels = options.Channels, sourceLength = (across.End - across.First) * channels;
        float[] buffer = ArrayPool<float>.Shared.Rent(2 * sourceLength);
        Span<float> source = buffer.AsSpan(0, sourceLength), sums = buffer.AsSpan(sourceLength, sourceLength);
        if (options.Fit == ImageFit.Letterbox)
        {
            values.Fill(options.PadValue);
        }

        for (int row = 0; row < rows.Count; row++)
        {
            sums.Clear();
            for (int tap = 0; tap < down.Taps; tap++)
            {
                PixelRow.Convert(image, down.Starts[row] + tap, across.First, options.Background * White, channels, source);
                Add(down.Weights[(row * down.Taps) + tap], source, sums);
            }

            Resize(sums, across, channels, values.Slice((((rows.Offset + row) * options.Width) + columns.Offset) * channels, columns.Count * channels));
        }

        ArrayPool<float>.Shared.Return(buffer);
    }

    private static void Add(float weight, ReadOnlySpan<float> row, Span<float> sums)
    {
        int i = 0;
        for (; i <= sums.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            (new Vector<float>(sums[i..]) + (weight * new Vector<float>(row[i..]))).CopyTo(sums[i..]);
        }

        for (; i < sums.Length; i++)
        {
            sums[i] += weight * row[i];
        }
    }

    private static void Resize(ReadOnlySpan<float> source, AxisWeights across, int channels, Span<float> values)
    {
        int taps = across.Taps;
        ReadOnlySpan<int> starts = across.Starts;
        ReadOnlySpan<float> weights = across.Weights;
        for (int i = 0; i < starts.Length; i++)
        {
            ReadOnlySpan<float> shares = weights.Slice(i * taps, taps), pixels = source.Slice((starts[i] - starts[0]) * channels, taps * channels);
            for (int channel = 0; channel < channels; channel++)
            {
                float sum = 0;
                for (int tap = 0, at = channel; tap < shares.Length; tap++, at += channels)
                {
                    sum += shares[tap] * pixels[at];
                }

                // Rounding may have made the sum of the weights larger than 1.
                values[(i * channels) + channel] = Math.Min(sum / White, 1);
            }
        }
    }
}
