using System.Runtime.InteropServices;
using System.Text;

namespace NetGen.Benchmarks.Peers.Onnx;

/// <summary>The few wire types of Protocol Buffers that an ONNX file needs.</summary>
internal sealed class ProtobufWriter
{
    private const int Varint = 0, LengthDelimited = 2;

    private readonly MemoryStream _stream = new();

    public byte[] ToArray() => _stream.ToArray();

    public ProtobufWriter Int(int field, long value)
    {
        Number((ulong)((field << 3) | Varint));
        Number((ulong)value);
        return this;
    }

    public ProtobufWriter Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public ProtobufWriter Floats(int field, ReadOnlySpan<float> values) => Bytes(field, MemoryMarshal.AsBytes(values));

    public ProtobufWriter Message(int field, ProtobufWriter message) => Bytes(field, message.ToArray());

    private ProtobufWriter Bytes(int field, ReadOnlySpan<byte> value)
    {
        Number((ulong)((field << 3) | LengthDelimited));
        Number((ulong)value.Length);
        _stream.Write(value);
        return this;
    }

    private void Number(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            _stream.WriteByte((byte)(value | 0x80));
        }

        _stream.WriteByte((byte)value);
    }
}
