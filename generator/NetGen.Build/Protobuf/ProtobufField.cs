using System.Text;
using NetGen.Build.Files;

namespace NetGen.Build.Protobuf;

/// <summary>A field of a message. The reader has checked that it lies inside the message, whatever its type.</summary>
/// <param name="source">The file.</param>
/// <param name="message">The message it belongs to, for errors.</param>
/// <param name="number">The number of the field.</param>
/// <param name="wire">The encoding of its value.</param>
/// <param name="at">The position of its tag in the file.</param>
/// <param name="content">The bytes of its value, without the length before them.</param>
/// <param name="value">Its value, if that is an integer.</param>
internal readonly struct ProtobufField(ByteSource source, string message, int number, WireType wire, long at, ByteRange content, long value)
{
    private const int LongestText = 16 << 20;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The number of the field.</summary>
    public int Number => number;

    /// <summary>The position of its tag in the file.</summary>
    public long At => at;

    /// <summary>The bytes of its value.</summary>
    public ByteRange Content => content;

    /// <summary>The field as an integer.</summary>
    public long Int()
    {
        Require(WireType.Varint, "a whole number");
        return value;
    }

    /// <summary>The field as a small integer, such as the number of a type.</summary>
    public int SmallInt() =>
        Int() is >= 0 and <= int.MaxValue and long small ? (int)small : throw Error($"expected field {Number} to be a small number", $"{value}");

    /// <summary>The field as a 32-bit float.</summary>
    public float Float()
    {
        Require(WireType.FourBytes, "a 32-bit float");
        return LittleEndian.Single(Bytes(), 0);
    }

    /// <summary>The field as a text.</summary>
    /// <exception cref="ModelFormatException">The text is not valid UTF-8.</exception>
    public string Text()
    {
        Require(WireType.LengthDelimited, "a text");
        try
        {
            return s_utf8.GetString(Bytes());
        }
        catch (ArgumentException)
        {
            throw Error($"expected field {Number} to be a text in UTF-8", "other bytes");
        }
    }

    /// <summary>The field as bytes that are usually a text. Invalid characters are replaced.</summary>
    public string LenientText()
    {
        Require(WireType.LengthDelimited, "bytes");
        return Encoding.UTF8.GetString(Bytes());
    }

    /// <summary>The field as a message.</summary>
    /// <param name="what">The kind of message, for errors.</param>
    public ProtobufReader Message(string what)
    {
        Require(WireType.LengthDelimited, "a message");
        return new ProtobufReader(source, content, what);
    }

    /// <summary>The field as one or more integers: it may be repeated.</summary>
    public PackedInts Ints()
    {
        if (wire is not (WireType.Varint or WireType.LengthDelimited))
        {
            Require(WireType.Varint, "whole numbers");
        }

        return new PackedInts(source, content, at);
    }

    /// <summary>The field as one or more numbers of a fixed size: it may be repeated.</summary>
    /// <param name="single">The wire type of a single number.</param>
    /// <returns>The bytes of the numbers.</returns>
    public ByteRange Fixed(WireType single)
    {
        int size = single == WireType.FourBytes ? 4 : 8;
        if (wire != single)
        {
            Require(WireType.LengthDelimited, $"floats of {size} bytes");
        }

        return content.Length % size == 0 ? content : throw Error($"expected field {Number} to hold floats of {size} bytes", $"{content.Length} bytes");
    }

    /// <summary>An error at the current field.</summary>
    public ModelFormatException Error(string expected, string found) => new($"At byte {at}, in {message}: {expected}, but found {found}.");

    /// <summary>The bytes of the field. Memory is allocated only after the length has been checked.</summary>
    private byte[] Bytes()
    {
        if (content.Length > LongestText)
        {
            throw Error($"expected field {Number} to have at most {LongestText} bytes", $"{content.Length}");
        }

        byte[] bytes = new byte[(int)content.Length];
        source.Read(content.Start, bytes, bytes.Length);
        return bytes;
    }

    private void Require(WireType expected, string what)
    {
        if (wire != expected)
        {
            throw Error($"expected field {Number} to be {what}", $"wire type {(int)wire}");
        }
    }
}
