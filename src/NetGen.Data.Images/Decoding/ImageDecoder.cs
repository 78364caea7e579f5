using StbImageSharp;

namespace NetGen;

/// <summary>Checks a file and decodes it.</summary>
internal static class ImageDecoder
{
    private const int ShownBytes = 8;

    /// <summary>Decodes an image.</summary>
    /// <param name="file">The file. Other bytes may follow it.</param>
    /// <param name="length">Bytes of the file.</param>
    /// <param name="options">The largest size, and the number of channels.</param>
    /// <exception cref="NetGenFormatException">The file is not an image, is damaged, or is too large. The message does not name the file.</exception>
    public static DecodedImage Decode(byte[] file, int length, ImageOptions options)
    {
        ImageHeader header = ReadHeader(file.AsSpan(0, length));
        string kind = header.Format == ImageFormat.Png ? "PNG" : "JPEG";
        if (header.Width == 0 || header.Height == 0)
        {
            throw Damage.Of($"a {kind} of at least one pixel", $"one of {header.Width}x{header.Height}");
        }

        long pixels = (long)header.Width * header.Height;
        if (pixels > options.MaxPixels)
        {
            string allowed = $"at most {options.MaxPixels} pixels ({nameof(ImageOptions.MaxPixels)})";
            throw Damage.Of(allowed, $"a {kind} of {header.Width}x{header.Height}, which is {pixels} pixels");
        }

        if (length < header.LeastBytes)
        {
            throw Damage.Of($"at least {header.LeastBytes} bytes for a {kind} of {header.Width}x{header.Height}", $"a file of {length}");
        }

        if (header.Format == ImageFormat.Png)
        {
            PngPixelData.Require(file, length, header);
        }

        // A JPEG stores its luminance separately. So the colours need not be decoded to compute it.
        ColorComponents components = header.Format == ImageFormat.Jpeg && options.Channels == 1 ? ColorComponents.Grey : ColorComponents.Default;
        ImageResult image = Decode(file, length, components, $"a {kind} of {header.Width}x{header.Height} that can be decoded");
        return new DecodedImage(image.Data, image.Width, image.Height, (int)image.Comp, header.Orientation);
    }

    private static ImageResult Decode(byte[] file, int length, ColorComponents components, string expected)
    {
        try
        {
            using var stream = new MemoryStream(file, 0, length, writable: false);
            return ImageResult.FromStream(stream, components);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The decoder's text about the reason is shared by its threads and may be about another file. So the message does not quote it.
            throw Damage.Of(expected, "damaged data", exception);
        }
    }

    private static ImageHeader ReadHeader(ReadOnlySpan<byte> file)
    {
        if (PngStructure.IsMatch(file))
        {
            return PngStructure.Read(file);
        }

        return JpegStructure.IsMatch(file) ? JpegStructure.Read(file) : throw Damage.Of("a PNG or JPEG", OtherKind(file));
    }

    /// <summary>Names the format of files that often have the name of an image.</summary>
    private static string OtherKind(ReadOnlySpan<byte> file)
    {
        string? kind = file switch
        {
            [] => "an empty file",
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "a GIF",
            [(byte)'B', (byte)'M', ..] => "a BMP",
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "a WebP",
            [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => "a HEIF, AVIF or film",
            [(byte)'I', (byte)'I', (byte)'*', 0, ..] or [(byte)'M', (byte)'M', 0, (byte)'*', ..] => "a TIFF",
            [(byte)'<', ..] => "a text in angle brackets, such as a web page or an SVG",
            _ => null,
        };
        return kind ?? $"a file of {file.Length} bytes that begins with {Convert.ToHexString(file[..Math.Min(ShownBytes, file.Length)])}";
    }
}
