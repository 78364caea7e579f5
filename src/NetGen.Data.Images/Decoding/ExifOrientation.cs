using System.Buffers.Binary;

namespace NetGen;

/// <summary>Reads the orientation of the camera from the Exif data of an image.</summary>
/// <remarks>
/// Exif 2.32, section 4.6.4: the data is a TIFF file. Tag 0x0112 of its first directory is a 16-bit number (type 3) from 1 (upright) to 8.
/// </remarks>
internal static class ExifOrientation
{
    private const int Upright = 1;
    private const int Tag = 0x0112;
    private const int Short = 3;
    private const int EntryLength = 12;

    /// <summary>The orientation. It is 1 if there is none or the data are invalid, because the image itself may be valid.</summary>
    public static int Read(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II*\0"u8) || tiff.StartsWith("MM\0*"u8)))
        {
            return Upright;
        }

        bool isLittleEndian = tiff[0] == (byte)'I';
        uint directory = isLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory > tiff.Length - 2)
        {
            return Upright;
        }

        ReadOnlySpan<byte> entries = tiff[(int)directory..];
        int count = Word(entries, isLittleEndian);
        entries = entries[2..];
        for (int i = 0; i < count && entries.Length >= EntryLength; i++, entries = entries[EntryLength..])
        {
            if (Word(entries, isLittleEndian) == Tag && Word(entries[2..], isLittleEndian) == Short)
            {
                int orientation = Word(entries[8..], isLittleEndian);
                return orientation is >= 1 and <= 8 ? orientation : Upright;
            }
        }

        return Upright;
    }

    private static int Word(ReadOnlySpan<byte> bytes, bool isLittleEndian) =>
        isLittleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
