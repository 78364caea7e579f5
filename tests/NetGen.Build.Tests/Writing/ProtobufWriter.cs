using System.Runtime.InteropServices;
using System.Text;

namespace NetGen.Build.Tests.Writing;

/// <summary>The wire format of Protocol Buffers, field after field. Says whatever it is told, valid or not.</summary>
internal sealed class ProtobufWriter
{
    private const int Varint = 0, EightBytes = 1, LengthDelimited = 2, FourBytes = 5;

    private readonly MemoryStream _stream = new();

    public static implicit operator byte[](ProtobufWriter writer) => writer.ToArray();

    public byte[] ToArray() => _stream.ToArray();

    public ProtobufWriter Int(int field, long value) => Tag(field, Varint).Number((ulong)value);

    public ProtobufWriter Float(int field, float value) => Tag(field, FourBytes).Raw(MemoryMarshal.AsBytes<float>([value]));

    public ProtobufWriter Double(int field, double value) => Tag(field, EightBytes).Raw(MemoryMarshal.AsBytes<double>([value]));

    public ProtobufWriter Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public ProtobufWriter Message(int field, ProtobufWriter message) => Bytes(field, message.ToArray());

    public ProtobufWriter Bytes(int field, ReadOnlySpan<byte> value) => Tag(field, LengthDelimited).Number((ulong)value.Length).Raw(value);

    /// <summary>A repeated field of whole numbers in one piece.</summary>
    public ProtobufWriter PackedInts(int field, params ReadOnlySpan<long> values)
    {
        var packed = new ProtobufWriter();
        foreach (long value in values)
        {
            packed.Number((ulong)value);
        }

        return Message(field, packed);
    }

    /// <summary>A repeated field of whole numbers, each with its tag.</summary>
    public ProtobufWriter Ints(int field, params ReadOnlySpan<long> values)
    {
        foreach (long value in values)
        {
            Int(field, value);
        }

        return this;
    }

    public ProtobufWriter PackedFloats(int field, params ReadOnlySpan<float> values) => Bytes(field, MemoryMarshal.AsBytes(values));

    /// <summary>A repeated field of floats, each with its tag.</summary>
    public ProtobufWriter Floats(int field, params ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            Float(field, value);
        }

        return this;
    }

    public ProtobufWriter PackedDoubles(int field, params ReadOnlySpan<double> values) => Bytes(field, MemoryMarshal.AsBytes(values));

    public ProtobufWriter Tag(int field, int wireType) => Number(((ulong)(uint)field << 3) | (uint)wireType);

    public ProtobufWriter Number(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            _stream.WriteByte((byte)(value | 0x80));
        }

        _stream.WriteByte((byte)value);
        return this;
    }

    public ProtobufWriter Raw(ReadOnlySpan<byte> bytes)
    {
        _stream.Write(bytes);
        return this;
    }
}
