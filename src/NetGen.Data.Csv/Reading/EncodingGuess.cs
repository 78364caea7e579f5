using System.Text;

namespace NetGen;

/// <summary>
/// Recognizes UTF-16 without a byte order mark, which is valid UTF-8: half of its bytes are zeros, and so half of all characters would be invisible.
/// </summary>
internal static class EncodingGuess
{
    private const int Sample = 4096;

    /// <summary>Refuses a file whose every other byte is zero where an encoding of single bytes is expected.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="file">Its bytes from the start; left there. One that cannot go back, such as a pipe, is not looked into.</param>
    /// <param name="expected">The encoding that the options name.</param>
    /// <exception cref="NetGenFormatException">It seems to be UTF-16; the message names the encoding that reads it.</exception>
    public static void RequireNoUtf16(string path, Stream file, Encoding expected)
    {
        // Encodings of two or four bytes a character have zeros themselves.
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

        // Separators, digits and line ends have a zero each in UTF-16, whatever the language of the words between them, and nearly always on the same side.
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

    /// <summary>Whether a mark says that the bytes are UTF-16 or UTF-32, which the reader then believes.</summary>
    private static bool HasMark(byte[] bytes) => bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, 0, 0xFE, 0xFF, ..];
}
