using System.Buffers.Binary;

namespace NetGen.Imaging.Tests;

/// <summary>Files that are no images, or damaged ones.</summary>
public sealed class DamageTests
{
    private static readonly byte[] s_png = PngFile.Of(8, 8, 3, PngFile.Noise(8, 8, 3));
    private static readonly byte[] s_jpeg = JpegFile.Color(16, 16, [10, 200, 30, 40], [100, 128, 90, 1], [128, 255, 7, 60]);
    private static readonly ImageOptions s_options = new(4, 4, 3);

    private static void ShouldBeRefused(byte[] file, string message) =>
        Should.Throw<NetGenFormatException>(() => ImageBytes.Read(file, s_options)).Message.ShouldBe("image: " + message);

    [Fact]
    public void CutOff_IsRefusedWhereverItEnds()
    {
        foreach (byte[] sound in new[] { s_png, s_jpeg })
        {
            for (int length = 0; length < sound.Length; length++)
            {
                Should.Throw<NetGenFormatException>(() => ImageBytes.Read(sound[..length], s_options));
            }

            ImageBytes.Read([.. sound, 1, 2, 3], s_options).ShouldBe(ImageBytes.Read(sound, s_options));
        }

        ShouldBeRefused(s_png[..100], "expected a PNG up to its end (IEND), but found the end of the file after 100 bytes, so it is cut off.");
        ShouldBeRefused(
            s_jpeg[..^2], $"expected a JPEG up to its end (FF D9), but found the end of the file after {s_jpeg.Length - 2} bytes, so it is cut off.");
        ShouldBeRefused(s_jpeg[..30], "expected a JPEG up to its end (FF D9), but found a segment at byte 4 that does not fit into the 30 bytes of the file.");
    }

    [Fact]
    public void EveryByteOfAPng_IsGuarded()
    {
        for (int i = 0; i < s_png.Length; i++)
        {
            byte[] damaged = [.. s_png];
            damaged[i] ^= 0x10;
            Should.Throw<NetGenFormatException>(() => ImageBytes.Read(damaged, s_options), $"byte {i}");
        }

        byte[] first = [.. s_png];
        first[20] ^= 1;
        ShouldBeRefused(first, "expected a PNG with correct checksums, but found damage in the chunk IHDR at byte 8.");
    }

    [Fact]
    public void LengthThatLeadsBackwards_IsRefused()
    {
        byte[] damaged = [.. s_png];
        BinaryPrimitives.WriteUInt32BigEndian(damaged.AsSpan(33), 0xFFFFFFF4);
        ShouldBeRefused(damaged, $"expected a PNG up to its end (IEND), but found the end of the file after {damaged.Length} bytes, so it is cut off.");
    }

    [Fact]
    public void PixelsThatAreNotAsTheHeaderSays_AreRefused()
    {
        ShouldBeRefused(PngFile.Of(2, 2, 8, 0, new byte[5]), "expected 6 bytes of pixels for a PNG of 2x2, but found 5.");
        ShouldBeRefused(PngFile.Of(2, 2, 8, 0, new byte[7]), "expected 6 bytes of pixels for a PNG of 2x2, but found more.");
        ShouldBeRefused(PngFile.Of(2, 2, 8, 5, new byte[7]), "expected a PNG of colour type 0, 2, 3, 4 or 6, but found 5.");
        ShouldBeRefused(PngFile.Of(2, 2, 9, 0, new byte[8]), "expected a PNG of 2x2 that can be decoded, but found damaged data.");
        byte[] header = [0, 0, 0, 2, 0, 0, 0, 2, 8, 0, 0, 0, 0], noise = [0x78, 0x9C, 1, 2, 3, 4, 5, 6, 7, 8];
        ShouldBeRefused(PngFile.Of([("IHDR", header), ("IDAT", noise), ("IEND", [])]), "expected the compressed pixels of a PNG, but found damaged data.");
        ShouldBeRefused(
            PngFile.Of([("CgBI", [1]), ("IHDR", header), ("IEND", [])]),
            "expected a PNG that begins with its header (IHDR, 13 bytes), but found the chunk CgBI of 1 bytes.");
    }

    [Fact]
    public void MoreDataThanPixels_TakesNoMemory()
    {
        // 64 MiB of zeros in 64 KB, for a picture of one pixel.
        byte[] bomb = PngFile.Of(1, 1, 8, 0, new byte[64 << 20]);
        bomb.Length.ShouldBeLessThan(1 << 17);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ShouldBeRefused(bomb, "expected 2 bytes of pixels for a PNG of 1x1, but found more.");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
    }

    [Fact]
    public void TooManyPixels_AreRefusedBeforeDecoding()
    {
        byte[] header = [0, 0, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF, 8, 6, 0, 0, 0];
        ShouldBeRefused(
            PngFile.Of([("IHDR", header), ("IDAT", []), ("IEND", [])]),
            "expected at most 100000000 pixels (MaxPixels), but found a PNG of 65535x65535, which is 4294836225 pixels.");
        byte[] large = [.. s_jpeg];
        int frame = large.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]);
        large.AsSpan(frame + 5, 4).Fill(0xFF);
        ShouldBeRefused(large, "expected at most 100000000 pixels (MaxPixels), but found a JPEG of 65535x65535, which is 4294836225 pixels.");

        ImageBytes.Read(s_png, s_options with { MaxPixels = 64 });
        Should.Throw<NetGenFormatException>(() => ImageBytes.Read(s_png, s_options with { MaxPixels = 63 }));
    }

    [Fact]
    public void JpegsThatAreNotDecoded_AreNamed()
    {
        int frame = s_jpeg.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]);
        byte[] arithmetic = [.. s_jpeg], deep = [.. s_jpeg], flat = [.. s_jpeg];
        arithmetic[frame + 1] = 0xC9;
        deep[frame + 4] = 12;
        flat.AsSpan(frame + 5, 2).Clear();
        ShouldBeRefused(arithmetic, "expected a baseline, extended or progressive JPEG with Huffman codes, but found one of another process (marker FF C9).");
        ShouldBeRefused(deep, "expected a JPEG of 8 bits a sample, but found one of 12.");
        ShouldBeRefused(flat, "expected a JPEG of at least one pixel, but found one of 16x0.");
        ShouldBeRefused([0xFF, 0xD8, 0xFF, 0xD9], "expected a JPEG with a size and pixels, but found its end at byte 4 without them.");
    }

    [Theory]
    [InlineData("", "an empty file")]
    [InlineData("474946383961", "a GIF")]
    [InlineData("424D0000", "a BMP")]
    [InlineData("52494646000000005745425056503820", "a WebP")]
    [InlineData("000000186674797068656963", "a HEIF, AVIF or film")]
    [InlineData("49492A00", "a TIFF")]
    [InlineData("3C21444F", "a text in angle brackets, such as a web page or an SVG")]
    [InlineData("00112233445566778899", "a file of 10 bytes that begins with 0011223344556677")]
    public void OtherKinds_AreNamed(string bytes, string kind) => ShouldBeRefused(Convert.FromHexString(bytes), $"expected a PNG or JPEG, but found {kind}.");

    /// <summary>The decoder would take a gigabyte for these pixels.</summary>
    [Fact]
    public void MorePixelsThanTheBytesOfAJpegCanHold_AreRefused()
    {
        byte[] large = [.. s_jpeg];
        int frame = large.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(large.AsSpan(frame + 5), 10_000);
        BinaryPrimitives.WriteUInt16BigEndian(large.AsSpan(frame + 7), 10_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ShouldBeRefused(large, $"expected at least 585937 bytes for a JPEG of 10000x10000, but found a file of {large.Length}.");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 16);
    }

    /// <summary>Bit 5 of the second byte says that the data need a dictionary, which PNG does not have.</summary>
    [Fact]
    public void PixelsThatNeedADictionary_AreRefused()
    {
        byte[] header = [0, 0, 0, 2, 0, 0, 0, 2, 8, 0, 0, 0, 0], pixels = [0x78, 0xBB, 0, 0, 0, 1, .. new byte[8]];
        ShouldBeRefused(PngFile.Of([("IHDR", header), ("IDAT", pixels), ("IEND", [])]), "expected the compressed pixels of a PNG, but found damaged data.");
    }

    /// <summary>The decoder inflates the pixels of such files in another way than they are checked.</summary>
    [Fact]
    public void PngOfIos_IsRefused()
    {
        byte[] header = [0, 0, 0, 2, 0, 0, 0, 2, 8, 0, 0, 0, 0];
        ShouldBeRefused(
            PngFile.Of([("IHDR", header), ("CgBI", [1]), ("IDAT", PngFile.Compressed(new byte[6])), ("IEND", [])]),
            "expected a PNG of the standard, but found the chunk CgBI of iOS apps.");
    }
}
