using System.Buffers.Binary;
using System.Text;

namespace NetGen;

/// <summary>A message of Protocol Buffers in binary form. Long content is kept by reference, and written when the message is written.</summary>
/// <remarks>
/// A field is its number and type, then its value (protobuf.dev, "Encoding"). A nested message starts with its length, so it must be complete when it is added.
/// </remarks>
internal sealed class ProtobufMessage : IFileContent
{
    private const int Varint = 0, LengthDelimited = 2, Fixed32 = 5;

    private readonly List<IFileContent> _parts = [];
    private MemoryStream? _open;

    /// <inheritdoc/>
    public long Length { get; private set; }

    /// <summary>Adds an integer. A negative one takes ten bytes.</summary>
    public ProtobufMessage Int(int field, long value)
    {
        Tag(field, Varint);
        Number((ulong)value);
        return this;
    }

    /// <summary>Adds integers, each as a field of its own.</summary>
    public ProtobufMessage Ints(int field, ReadOnlySpan<long> values)
    {
        foreach (long value in values)
        {
            Int(field, value);
        }

        return this;
    }

    /// <summary>Adds a 32-bit floating-point number.</summary>
    public ProtobufMessage Float(int field, float value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        Tag(field, Fixed32);
        Bytes(bytes);
        return this;
    }

    /// <summary>Adds a text.</summary>
    public ProtobufMessage Text(int field, string value)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(value);
        Tag(field, LengthDelimited);
        Number((ulong)bytes.Length);
        Bytes(bytes);
        return this;
    }

    /// <summary>Adds a nested message, or bytes.</summary>
    public ProtobufMessage Content(int field, IFileContent content)
    {
        Tag(field, LengthDelimited);
        Number((ulong)content.Length);
        _open = null;
        _parts.Add(content);
        Length += content.Length;
        return this;
    }

    /// <inheritdoc/>
    public void WriteTo(Stream stream)
    {
        foreach (IFileContent part in _parts)
        {
            part.WriteTo(stream);
        }
    }

    private void Tag(int field, int type) => Number((ulong)((field << 3) | type));

    private void Number(ulong value)
    {
        Span<byte> bytes = stackalloc byte[10];
        int length = 0;
        for (; value >= 0x80; value >>= 7)
        {
            bytes[length++] = (byte)(value | 0x80);
        }

        bytes[length++] = (byte)value;
        Bytes(bytes[..length]);
    }

    private void Bytes(ReadOnlySpan<byte> bytes)
    {
        if (_open is null)
        {
            _open = new MemoryStream();
            _parts.Add(new Buffered(_open));
        }

        _open.Write(bytes);
        Length += bytes.Length;
    }

    private sealed class Buffered(MemoryStream bytes) : IFileContent
    {
        public long Length => bytes.Length;

        public void WriteTo(Stream stream) => bytes.WriteTo(stream);
    }
}
