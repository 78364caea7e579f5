using System.Text;

namespace NetGen;

/// <summary>
/// Recognises UTF-16 without a byte order mark. Such a file is valid UTF-8, but half of its bytes are zeros, so half of all characters would be invisible.
/// </summary>
internal static class EncodingGuess
{
    private const int Sample = 4096;

    /// <summary>Throws if every other byte of a file is zero, but an encoding of single bytes is expected.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="file">Its bytes. The position is restored to the start. A stream that cannot seek, such as a pipe, is not checked.</param>
    /// <param name="expected">The encoding in the options.</param>
    /// <exception cref="NetGenFormatException">The file seems to be UTF-16. The message states the encoding that reads it.</exception>
    public static void RequireNoUtf16(string path, Stream file, Encoding expected)
    {
        // Encodings with two or four bytes per character contain zeros too.
        if (!file.CanSeek || expected.GetByteCount("a") != 1)
        {
            return;
        }

        byte[] bytes = new byte[Sample];
        int length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        file.Position = 0;
        if (HasMark(bytes))
        {
            return;
        }

        int pairs = length / 2, evenZeros = 0, oddZeros = 0;
        for (int i = 0; i < pairs; i++)
        {
            evenZeros += bytes[2 * i] == 0 ? 1 : 0;
            oddZeros += bytes[(2 * i) + 1] == 0 ? 1 : 0;
        }

        // In UTF-16, separators, digits and line ends each contain a zero, in any language. Nearly all zeros are on the same side.
        string? name = (Dominates(evenZeros, oddZeros), Dominates(oddZeros, evenZeros)) switch
        {
            (false, true) => "Unicode",
            (true, false) => "BigEndianUnicode",
            _ => null,
        };
        if (name is not null)
        {
            throw new NetGenFormatException(
                $"{path}: expected text in {expected.WebName}, but every other byte is zero, as in UTF-16 without a byte order mark. "
                + $"Set {nameof(CsvOptions.Encoding)} = Encoding.{name}.");
        }

        bool Dominates(int zeros, int others) => 6 * zeros > pairs && zeros > 8 * others;
    }

    /// <summary>Whether the bytes start with a byte order mark of UTF-16 or UTF-32, which the reader uses.</summary>
    private static bool HasMark(byte[] bytes) => bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, 0, 0xFE, 0xFF, ..];
}
