using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>An image inside a margin of zeros, as convolutions read it.</summary>
/// <param name="Height">Rows of the image.</param>
/// <param name="RowLength">Values of a row: width × channels.</param>
/// <param name="Top">Rows of the margin above it.</param>
/// <param name="Left">Values of the margin before a row.</param>
/// <param name="PaddedHeight">Rows with margin; fewer than the image has where the last are not read.</param>
/// <param name="Pitch">Values of a row with margin.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct PaddedImage(int Height, int RowLength, int Top, int Left, int PaddedHeight, int Pitch)
{
    private int Rows => Math.Min(Height, PaddedHeight - Top);

    private int Columns => Math.Min(RowLength, Pitch - Left);

    /// <summary>Copies an image into its margin, which is left as it is.</summary>
    /// <param name="image">[height, row length].</param>
    /// <param name="padded">Receives it: [padded height, pitch].</param>
    public void Fill(ReadOnlySpan<float> image, Span<float> padded)
    {
        for (int row = 0; row < Rows; row++)
        {
            image.Slice(row * RowLength, Columns).CopyTo(padded[(((row + Top) * Pitch) + Left)..]);
        }
    }

    /// <summary>Copies the pixels of an image to places that lie apart.</summary>
    /// <param name="image">[rows, width, channels].</param>
    /// <param name="width">Pixels of a row.</param>
    /// <param name="channels">Values of a pixel.</param>
    /// <param name="spread">Receives the pixels; what lies between them is left as it is.</param>
    /// <param name="first">Where the first pixel goes.</param>
    /// <param name="rowStep">From a row to the next.</param>
    /// <param name="pixelStep">From a pixel to the next.</param>
    public static void Spread(ReadOnlySpan<float> image, int width, int channels, Span<float> spread, int first, int rowStep, int pixelStep)
    {
        int length = width * channels;
        for (; !image.IsEmpty; image = image[length..], first += rowStep)
        {
            if (pixelStep == channels)
            {
                image[..length].CopyTo(spread[first..]);
                continue;
            }

            for (int pixel = 0; pixel < width; pixel++)
            {
                image.Slice(pixel * channels, channels).CopyTo(spread[(first + (pixel * pixelStep))..]);
            }
        }
    }

    /// <summary>Copies an image out of its margin; what the margin's size leaves out is zero.</summary>
    /// <param name="padded">[padded height, pitch].</param>
    /// <param name="image">Receives it: [height, row length].</param>
    public void Take(ReadOnlySpan<float> padded, Span<float> image)
    {
        for (int row = 0; row < Height; row++)
        {
            Span<float> target = image.Slice(row * RowLength, RowLength);
            if (row >= Rows)
            {
                target.Clear();
                continue;
            }

            padded.Slice(((row + Top) * Pitch) + Left, Columns).CopyTo(target);
            target[Columns..].Clear();
        }
    }
}
