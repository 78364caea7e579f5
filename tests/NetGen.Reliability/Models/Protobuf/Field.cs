namespace NetGen.Reliability.Models.Protobuf;

/// <summary>A field of a message: its number, its encoding, and a value in the property of that encoding.</summary>
internal sealed class Field
{
    public const int Varint = 0, EightBytes = 1, LengthDelimited = 2, FourBytes = 5;

    public int Number { get; set; }

    public int Wire { get; set; }

    /// <summary>The value of a varint.</summary>
    public ulong Value { get; set; }

    /// <summary>The value of any other encoding, unless it is a message.</summary>
    public byte[] Bytes { get; set; } = [];

    public Message? Message { get; set; }

    /// <summary>The length that is written in place of the true one.</summary>
    public ulong? Length { get; set; }

    /// <summary>Bytes that a varint takes beyond what it needs.</summary>
    public int Excess { get; set; }

    public static Field OfVarint(int number, long value) => new() { Number = number, Wire = Varint, Value = (ulong)value };

    public static Field OfBytes(int number, byte[] bytes) => new() { Number = number, Wire = LengthDelimited, Bytes = bytes };

    public static Field OfMessage(int number, Message message) => new() { Number = number, Wire = LengthDelimited, Message = message };

    public static Field Parse(MessageKind parent, ref ReadOnlySpan<byte> bytes)
    {
        ulong tag = Number64(ref bytes);
        var field = new Field { Number = (int)(tag >> 3), Wire = (int)(tag & 7) };
        if (field.Wire == Varint)
        {
            field.Value = Number64(ref bytes);
            return field;
        }

        int length = field.Wire switch { EightBytes => 8, FourBytes => 4, _ => (int)Number64(ref bytes) };
        ReadOnlySpan<byte> content = bytes[..length];
        bytes = bytes[length..];
        MessageKind kind = OnnxSchema.Of(parent, field.Number);
        if (kind == MessageKind.None)
        {
            field.Bytes = content.ToArray();
        }
        else
        {
            field.Message = Message.Parse(kind, content);
        }

        return field;
    }

    public Field Clone() => new()
    {
        Number = Number, Wire = Wire, Value = Value, Bytes = Bytes, Message = Message?.Clone(), Length = Length, Excess = Excess,
    };

    public void Write(ByteWriter writer)
    {
        writer.Varint(((ulong)(uint)Number << 3) | (uint)Wire);
        switch (Wire)
        {
            case Varint:
                writer.Varint(Value, Excess);
                break;
            case LengthDelimited:
                int start = writer.Count;
                WriteContent(writer);
                writer.InsertLength(start, Length ?? (ulong)(writer.Count - start), Excess);
                break;
            default:
                WriteContent(writer);
                break;
        }
    }

    private void WriteContent(ByteWriter writer)
    {
        if (Message is { } message)
        {
            message.Write(writer);
        }
        else
        {
            writer.Raw(Bytes);
        }
    }

    private static ulong Number64(ref ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        int count = 0;
        do
        {
            value |= (ulong)(bytes[count] & 0x7F) << (7 * count);
        }
        while (bytes[count++] >= 0x80);
        bytes = bytes[count..];
        return value;
    }
}
