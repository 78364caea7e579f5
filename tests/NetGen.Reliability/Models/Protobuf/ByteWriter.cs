namespace NetGen.Reliability.Models.Protobuf;

/// <summary>Bytes that are written once per case, so it keeps its buffer.</summary>
internal sealed class ByteWriter
{
    private byte[] _bytes = new byte[1 << 16];

    public int Count { get; private set; }

    public byte[] ToArray() => _bytes[..Count];

    public void Raw(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Count));
        Count += bytes.Length;
    }

    /// <summary>A number in seven bits per byte.</summary>
    /// <param name="value">The number.</param>
    /// <param name="excess">Bytes that say nothing.</param>
    public void Varint(ulong value, int excess = 0)
    {
        Span<byte> digits = stackalloc byte[32];
        Raw(digits[..Digits(value, excess, digits)]);
    }

    /// <summary>Puts a length before the bytes from a place on.</summary>
    public void InsertLength(int start, ulong length, int excess)
    {
        Span<byte> digits = stackalloc byte[32];
        int count = Digits(length, excess, digits);
        Reserve(count);
        Array.Copy(_bytes, start, _bytes, start + count, Count - start);
        digits[..count].CopyTo(_bytes.AsSpan(start));
        Count += count;
    }

    private static int Digits(ulong value, int excess, Span<byte> digits)
    {
        int count = 0;
        for (; value >= 0x80; value >>= 7)
        {
            digits[count++] = (byte)(value | 0x80);
        }

        digits[count++] = (byte)value;
        for (int i = 0; i < excess && count < digits.Length; i++)
        {
            digits[count - 1] |= 0x80;
            digits[count++] = 0;
        }

        return count;
    }

    private void Reserve(int more)
    {
        if (Count + more > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, Count + more));
        }
    }
}
