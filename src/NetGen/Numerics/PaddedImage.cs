using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>An image inside a margin of zeros: the input of a convolution.</summary>
/// <param name="Height">Rows of the image.</param>
/// <param name="RowLength">Values of a row: width × channels.</param>
/// <param name="Top">Rows of the margin above it.</param>
/// <param name="Left">Values of the margin before a row.</param>
/// <param name="PaddedHeight">Rows with margin. It is smaller than the image's height with margin if the last rows are not read.</param>
/// <param name="Pitch">Values of a row with margin.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct PaddedImage(int Height, int RowLength, int Top, int Left, int PaddedHeight, int Pitch)
{
    private int Rows => Math.Min(Height, PaddedHeight - Top);

    private int Columns => Math.Min(RowLength, Pitch - Left);

    /// <summary>Copies an image into its margin. The margin itself is not written.</summary>
    /// <param name="image">[height, row length].</param>
    /// <param name="padded">Receives the image: [padded height, pitch].</param>
    public void Fill(ReadOnlySpan<float> image, Span<float> padded)
    {
        for (int row = 0; row < Rows; row++)
        {
            image.Slice(row * RowLength, Columns).CopyTo(padded[(((row + Top) * Pitch) + Left)..]);
        }
    }

    /// <summary>Copies the pixels of an image to places with gaps between them.</summary>
    /// <param name="image">[rows, width, channels].</param>
    /// <param name="width">Pixels of a row.</param>
    /// <param name="channels">Values of a pixel.</param>
    /// <param name="spread">Receives the pixels. The gaps are not written.</param>
    /// <param name="first">Index of the first pixel's first value.</param>
    /// <param name="rowStep">Values from one row to the next.</param>
    /// <param name="pixelStep">Values from one pixel to the next.</param>
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

    /// <summary>Copies an image out of its margin. Rows and columns that the padded image does not hold become zero.</summary>
    /// <param name="padded">[padded height, pitch].</param>
    /// <param name="image">Receives the image: [height, row length].</param>
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
