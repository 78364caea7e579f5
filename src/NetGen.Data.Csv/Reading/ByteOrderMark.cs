using System.Text;

namespace NetGen;

/// <summary>Recognises the mark with which a file names its encoding.</summary>
internal static class ByteOrderMark
{
    private const int Longest = 4;

    /// <summary>The encodings that have a mark. That of UTF-32 begins with that of UTF-16, so it comes first.</summary>
    private static readonly Encoding[] s_encodings =
        [Encoding.UTF32, new UTF32Encoding(bigEndian: true, byteOrderMark: true), Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode];

    /// <summary>The encoding that the first bytes name; null if they name none, or if the stream cannot seek, such as a pipe.</summary>
    /// <param name="file">Its position is restored to the start.</param>
    public static Encoding? EncodingOf(Stream file)
    {
        if (!file.CanSeek)
        {
            return null;
        }

        byte[] start = new byte[Longest];
        int length = file.ReadAtLeast(start, Longest, throwOnEndOfStream: false);
        file.Position = 0;
        return Array.Find(s_encodings, encoding => start.AsSpan(0, length).StartsWith(encoding.Preamble));
    }
}
