using System.Buffers.Binary;

namespace NetGen.Reliability.Files.Pictures;

/// <summary>JPEG files: baseline and progressive, grey and in colours, subsampled, with orientation.</summary>
internal sealed class JpegCheck : PictureCheck
{
    /// <summary>A block of 8 by 8 pixels has at least one bit in the file.</summary>
    private const int MostPixelsPerByte = 8 * 64;

    private JpegBytes? _bytes;

    public override string Name => "files/jpeg";

    public override void Begin(string folder)
    {
        string fixtures = Path.Combine(AppContext.BaseDirectory, "Fixtures");
        _bytes = new JpegBytes(File.ReadAllBytes(Path.Combine(fixtures, "progressive.jpg")), File.ReadAllBytes(Path.Combine(fixtures, "subsampled.jpg")));
        foreach (byte[] sound in _bytes.Sound)
        {
            Measure(ReaderOf(sound, isGrey: false, isStream: true));
        }
    }

    protected override Mutant Draw(Chance chance)
    {
        byte[] file = _bytes!.Mutant(chance);
        long pixels = Math.Min(ClaimedPixels(file), (long)MostPixelsPerByte * file.Length);
        return new Mutant(file, ReaderOf(file, chance.Happens(0.3), chance.Happens(0.3)), BytesPerPixel * pixels);
    }

    /// <summary>The largest size of any frame. Damaged segments may hide which one counts.</summary>
    private static long ClaimedPixels(byte[] file)
    {
        long most = 0;
        for (int at = 0; at + 9 <= file.Length; at++)
        {
            if (file[at] == 0xFF && file[at + 1] is 0xC0 or 0xC1 or 0xC2)
            {
                long height = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 5)), width = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 7));
                most = Math.Max(most, height * width);
            }
        }

        return most;
    }
}
