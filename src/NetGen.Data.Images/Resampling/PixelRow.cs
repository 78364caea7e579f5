namespace NetGen;

/// <summary>Converts stored pixels to the channels of the network. Values are still from 0 to 255.</summary>
internal static class PixelRow
{
    private const int Opaque = 255;

    /// <summary>Converts a part of a row.</summary>
    /// <param name="image">The image.</param>
    /// <param name="row">The row.</param>
    /// <param name="column">The first pixel.</param>
    /// <param name="background">The value behind transparent pixels, from 0 to 255.</param>
    /// <param name="channels">Values of a pixel: 1 or 3.</param>
    /// <param name="values">Receives the pixels.</param>
    public static void Convert(DecodedImage image, int row, int column, float background, int channels, Span<float> values)
    {
        ReadOnlySpan<byte> data = image.Data;
        int at = image.IndexOf(row, column), step = image.ColumnBytes, components = image.Components;
        if (components == channels && step == components)
        {
            Widen(data.Slice(at, values.Length), values);
            return;
        }

        bool hasColors = components >= 3, hasOpacity = components is 2 or 4;
        for (int i = 0; i < values.Length; i += channels, at += step)
        {
            ReadOnlySpan<byte> pixel = data.Slice(at, components);
            Span<float> value = values.Slice(i, channels);
            if (channels == 1)
            {
                value[0] = hasColors ? Luminance(pixel) : pixel[0];
            }
            else
            {
                (value[0], value[1], value[2]) = hasColors ? (pixel[0], pixel[1], pixel[2]) : (pixel[0], pixel[0], pixel[0]);
            }

            if (hasOpacity && pixel[^1] != Opaque)
            {
                Blend(value, pixel[^1], background);
            }
        }
    }

    private static void Widen(ReadOnlySpan<byte> bytes, Span<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = bytes[i];
        }
    }

    /// <summary>Luminance by Rec. ITU-R BT.601, as in JPEG. The sum is in integers, so a grey in three channels keeps exactly its value.</summary>
    private static float Luminance(ReadOnlySpan<byte> pixel) => ((299 * pixel[0]) + (587 * pixel[1]) + (114 * pixel[2])) / 1000f;

    private static void Blend(Span<float> value, int opacity, float background)
    {
        foreach (ref float channel in value)
        {
            channel = ((opacity * channel) + ((Opaque - opacity) * background)) / Opaque;
        }
    }
}
