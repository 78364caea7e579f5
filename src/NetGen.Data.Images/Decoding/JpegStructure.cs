using System.Buffers.Binary;

namespace NetGen;

/// <summary>Reads the segments of a JPEG file: its size, its orientation, and whether it is complete.</summary>
/// <remarks>
/// ITU-T T.81, annex B: a segment is FF, a marker and, for most markers, a length. Compressed data follows a start of scan (SOS). In this data FF is written as
/// FF 00. The decoder replaces missing data at the end of a file by zeros, and a network would learn from grey areas. So this class requires the marker of the
/// end.
/// </remarks>
internal static class JpegStructure
{
    private const byte StartOfImage = 0xD8, EndOfImage = 0xD9, StartOfScan = 0xDA, App1 = 0xE1, FirstRestart = 0xD0, LastRestart = 0xD7, Temporary = 0x01;

    public static bool IsMatch(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0xFF, StartOfImage, 0xFF]);

    /// <summary>Reads the properties of the image.</summary>
    /// <exception cref="NetGenFormatException">The file ends too early, or has an encoding that is not supported.</exception>
    public static ImageHeader Read(ReadOnlySpan<byte> file)
    {
        JpegFrame? frame = null;
        int orientation = 1;
        bool hasScan = false;
        int at = 2;
        while (NextMarker(file, ref at) is { } marker)
        {
            if (marker == EndOfImage)
            {
                return frame is { } known && hasScan
                    ? new ImageHeader(ImageFormat.Jpeg, known.Width, known.Height, orientation, known.LeastBytes)
                    : throw Damage.Of("a JPEG with a size and pixels", $"its end at byte {at} without them");
            }

            if (marker is >= FirstRestart and <= LastRestart or Temporary or StartOfImage)
            {
                continue;
            }

            ReadOnlySpan<byte> segment = Segment(file, ref at);
            if (IsStartOfFrame(marker))
            {
                frame ??= FrameOf(marker, segment);
            }
            else if (marker == App1 && segment.StartsWith("Exif\0\0"u8))
            {
                orientation = ExifOrientation.Read(segment[6..]);
            }

            hasScan |= marker == StartOfScan;
        }

        throw Damage.Of("a JPEG up to its end (FF D9)", $"the end of the file after {file.Length} bytes, so it is cut off");
    }

    /// <summary>
    /// Moves past the next marker. All bytes before it are skipped: compressed data, FF as padding, and bytes that some cameras write between segments.
    /// </summary>
    private static byte? NextMarker(ReadOnlySpan<byte> file, ref int at)
    {
        while (at + 1 < file.Length)
        {
            int next = file[at..^1].IndexOf((byte)0xFF);
            if (next < 0)
            {
                return null;
            }

            at += next + 1;
            if (file[at] is not (0x00 or 0xFF))
            {
                return file[at++];
            }
        }

        return null;
    }

    private static ReadOnlySpan<byte> Segment(ReadOnlySpan<byte> file, ref int at)
    {
        int start = at;
        int length = file.Length - at >= 2 ? BinaryPrimitives.ReadUInt16BigEndian(file[at..]) : int.MaxValue;
        if (length < 2 || length > file.Length - at)
        {
            throw Damage.Of("a JPEG up to its end (FF D9)", $"a segment at byte {start} that does not fit into the {file.Length} bytes of the file");
        }

        at += length;
        return file.Slice(start + 2, length - 2);
    }

    /// <summary>C0 to CF, except Huffman tables (C4), an extension (C8) and arithmetic conditioning (CC).</summary>
    private static bool IsStartOfFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static JpegFrame FrameOf(byte marker, ReadOnlySpan<byte> frame)
    {
        if (marker > 0xC2)
        {
            throw Damage.Of("a baseline, extended or progressive JPEG with Huffman codes", $"one of another process (marker FF {marker:X2})");
        }

        if (frame.Length < 6)
        {
            throw Damage.Of("a frame header of at least 6 bytes", $"one of {frame.Length}");
        }

        if (frame[0] != 8)
        {
            throw Damage.Of("a JPEG of 8 bits a sample", $"one of {frame[0]}");
        }

        return JpegFrame.Read(frame);
    }
}
