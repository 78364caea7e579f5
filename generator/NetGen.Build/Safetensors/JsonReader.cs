using System.Text;

namespace NetGen.Build.Safetensors;

/// <summary>Reads the part of JSON that a safetensors header uses: objects, texts, and lists of integers.</summary>
/// <param name="bytes">The JSON text in UTF-8.</param>
internal sealed class JsonReader(byte[] bytes)
{
    private const int LongestNumber = 18;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private int _position;

    /// <summary>Reads a punctuation mark such as <c>{</c>.</summary>
    public void Expect(char mark)
    {
        if (!TryTake(mark))
        {
            throw Error($"'{mark}'");
        }
    }

    /// <summary>Reads a punctuation mark if it is next.</summary>
    /// <returns>Whether it was next.</returns>
    public bool TryTake(char mark)
    {
        SkipBlanks();
        if (_position == bytes.Length || bytes[_position] != mark)
        {
            return false;
        }

        _position++;
        return true;
    }

    /// <summary>Whether an object or a list has another element. It reads the comma before the element, or the mark at the end.</summary>
    /// <param name="end">The mark at the end.</param>
    /// <param name="count">Number of elements read so far.</param>
    public bool HasNext(char end, int count)
    {
        if (TryTake(end))
        {
            return false;
        }

        if (count > 0)
        {
            Expect(',');
        }

        return true;
    }

    /// <summary>Reads <c>null</c> if it is next.</summary>
    /// <returns>Whether it was next.</returns>
    public bool TryNull()
    {
        SkipBlanks();
        if (_position + 4 > bytes.Length || Encoding.ASCII.GetString(bytes, _position, 4) != "null")
        {
            return false;
        }

        _position += 4;
        return true;
    }

    /// <summary>Reads an integer that is not negative and has at most 18 digits.</summary>
    public long WholeNumber()
    {
        SkipBlanks();
        long number = 0;
        int start = _position;
        for (; _position < bytes.Length && bytes[_position] is >= (byte)'0' and <= (byte)'9' && _position - start < LongestNumber; _position++)
        {
            number = (10 * number) + bytes[_position] - '0';
        }

        bool goesOn = _position < bytes.Length && !IsBlank(bytes[_position]) && bytes[_position] is not ((byte)',' or (byte)']' or (byte)'}');
        return _position > start && !goesOn ? number : throw Error($"a whole number of 1 to {LongestNumber} digits");
    }

    /// <summary>Reads a text.</summary>
    public string Text()
    {
        Expect('"');
        int start = _position;
        bool isEscaped = false;
        while (Next() is var next && next != '"')
        {
            if (next < ' ')
            {
                _position--;
                throw Error("a text without control characters");
            }

            if (next == '\\')
            {
                isEscaped = true;
                _ = Next();
            }
        }

        try
        {
            string text = s_utf8.GetString(bytes, start, _position - 1 - start);
            if (isEscaped)
            {
                text = Unescape(text);
                _ = s_utf8.GetByteCount(text); // This throws for an unpaired surrogate.
            }

            return text;
        }
        catch (ArgumentException)
        {
            throw Error("a text in Unicode before this");
        }
    }

    /// <summary>Throws if anything but blanks follows. Writers pad the header with blanks.</summary>
    public void ExpectEnd()
    {
        SkipBlanks();
        if (_position != bytes.Length)
        {
            throw Error("the end");
        }
    }

    /// <summary>An error at the current position.</summary>
    public ModelFormatException Error(string expected) => new($"At byte {_position} of the header: expected {expected}, but found {Found()}.");

    private string Found()
    {
        if (_position >= bytes.Length)
        {
            return "the end";
        }

        return bytes[_position] is > 32 and < 127 ? $"'{(char)bytes[_position]}'" : $"the byte {bytes[_position]:X2}";
    }

    private string Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                plain.Append(text[i]);
                continue;
            }

            char letter = text[++i];
            if (letter == 'u')
            {
                string digits = i + 5 <= text.Length ? text.Substring(i + 1, 4) : "";
                plain.Append(ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code)
                    ? (char)code
                    : throw Error("four hexadecimal digits after each \\u before this"));
                i += 4;
                continue;
            }

            int known = "\"\\/bfnrt".IndexOf(letter);
            plain.Append(known >= 0 ? "\"\\/\b\f\n\r\t"[known] : throw Error("no other escape than JSON's before this"));
        }

        return plain.ToString();
    }

    private byte Next() => _position < bytes.Length ? bytes[_position++] : throw Error("the end of a text");

    private void SkipBlanks()
    {
        while (_position < bytes.Length && IsBlank(bytes[_position]))
        {
            _position++;
        }
    }

    private static bool IsBlank(byte letter) => letter is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';
}
