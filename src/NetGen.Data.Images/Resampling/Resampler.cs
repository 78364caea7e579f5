using System.Buffers;

namespace NetGen;

/// <summary>Resizes an image into the values that a network reads.</summary>
/// <remarks>
/// Each row of the source is resized along its length once and then added, by its shares, to the rows that it belongs to. All sums run in the order of the source, so the
/// result has the same bits on every machine.
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
        int channels = options.Channels, stride = options.Width * channels, count = columns.Count * channels;
        values.Fill(options.PadValue);
        Span<float> filled = values.Slice((rows.Offset * stride) + (columns.Offset * channels), ((rows.Count - 1) * stride) + count);
        for (int row = 0; row < rows.Count; row++)
        {
            filled.Slice(row * stride, count).Clear();
        }

        Add(image, down, across, options, filled, stride);
        for (int row = 0; row < rows.Count; row++)
        {
            foreach (ref float value in filled.Slice(row * stride, count))
            {
                // Rounding may have taken a sum of shares past 1.
                value = Math.Min(value / White, 1);
            }
        }
    }

    private static void Add(DecodedImage image, AxisWeights down, AxisWeights across, ImageOptions options, Span<float> filled, int stride)
    {
        int channels = options.Channels, sourceLength = (across.End - across.First) * channels, count = across.Count * channels;
        float[] buffer = ArrayPool<float>.Shared.Rent(sourceLength + count);
        Span<float> source = buffer.AsSpan(0, sourceLength), resized = buffer.AsSpan(sourceLength, count);
        int first = 0;
        for (int row = down.First; row < down.End; row++)
        {
            PixelRow.Convert(image, row, across.First, options.Background * White, channels, source);
            Resize(source, across, channels, resized);
            while (first < down.Count && down.Starts[first] + down.Taps <= row)
            {
                first++;
            }

            for (int i = first; i < down.Count && down.Starts[i] <= row; i++)
            {
                AddRow(down.Weights[(i * down.Taps) + row - down.Starts[i]], resized, filled.Slice(i * stride, count));
            }
        }

        ArrayPool<float>.Shared.Return(buffer);
    }

    private static void AddRow(float weight, ReadOnlySpan<float> row, Span<float> sums)
    {
        if (weight == 0)
        {
            return;
        }

        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] += weight * row[i];
        }
    }

    private static void Resize(ReadOnlySpan<float> source, AxisWeights across, int channels, Span<float> resized)
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

                resized[(i * channels) + channel] = sum;
            }
        }
    }
}
