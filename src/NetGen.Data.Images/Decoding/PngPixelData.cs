using System.Buffers;
using System.IO.Compression;

namespace NetGen;

/// <summary>Checks the compressed pixels of a PNG file: they are complete, undamaged, and have the number of bytes that the header requires.</summary>
/// <remarks>
/// The decoder inflates all data before it compares sizes. So a file of megabytes, whose header claims a single pixel, could take gigabytes. This class
/// inflates the data once more, into a buffer that is discarded. This limits the memory. It also finds damage by the checksum of the data (Adler-32), which the
/// decoder ignores.
/// </remarks>
internal static class PngPixelData
{
    private const int BufferLength = 1 << 14;

    /// <summary>The first pixel of each of the seven passes of Adam7, and the distances of its pixels.</summary>
    private static readonly (int X, int Y, int StepX, int StepY)[] s_adam7 =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    /// <summary>Throws if the pixels of a file do not match its header.</summary>
    /// <exception cref="NetGenFormatException">The pixels are damaged, too few or too many.</exception>
    public static void Require(byte[] file, int length, ImageHeader header)
    {
        long expected = LengthOf(header, bits: file[24], color: file[25], isInterlaced: file[28] != 0);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        try
        {
            using var inflated = new ZLibStream(new PngDataStream(file, length), CompressionMode.Decompress);
            long found = 0;
            while (found <= expected && inflated.Read(buffer, 0, buffer.Length) is > 0 and int read)
            {
                found += read;
            }

            if (found != expected)
            {
                throw Damage.Of($"{expected} bytes of pixels for a PNG of {header.Width}x{header.Height}", found < expected ? $"{found}" : "more");
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            // Data that need a dictionary give an IOException, although they come from memory.
            throw Damage.Of("the compressed pixels of a PNG", "damaged data", exception);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Bytes of all rows, each with one byte for its filter. Rows are padded to whole bytes.</summary>
    private static long LengthOf(ImageHeader header, int bits, int color, bool isInterlaced)
    {
        int bitsOfPixel = bits * color switch
        {
            0 or 3 => 1,
            2 => 3,
            4 => 2,
            6 => 4,
            _ => throw Damage.Of("a PNG of colour type 0, 2, 3, 4 or 6", $"{color}"),
        };
        if (!isInterlaced)
        {
            return Rows(header.Width, header.Height, bitsOfPixel);
        }

        long sum = 0;
        foreach ((int x, int y, int stepX, int stepY) in s_adam7)
        {
            sum += Rows((header.Width - x + stepX - 1) / stepX, (header.Height - y + stepY - 1) / stepY, bitsOfPixel);
        }

        return sum;
    }

    private static long Rows(int width, int height, int bitsOfPixel) => width == 0 ? 0 : height * (1 + ((((long)width * bitsOfPixel) + 7) / 8));
}
