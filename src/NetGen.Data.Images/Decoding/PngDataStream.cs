namespace NetGen;

/// <summary>
/// The compressed pixels of a PNG file as one stream: the data of its IDAT chunks, one after the other. <see cref="PngStructure"/> has checked the file.
/// </summary>
/// <param name="file">The file. Other bytes may follow it.</param>
/// <param name="length">Bytes of the file.</param>
internal sealed class PngDataStream(byte[] file, int length) : Stream
{
    private int _next = 8;
    private int _at;
    private int _left;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        while (_left == 0)
        {
            ReadOnlySpan<byte> type = PngStructure.NextChunk(file.AsSpan(0, length), ref _next, out ReadOnlySpan<byte> data, isChecked: false);
            if (type.IsEmpty || type.SequenceEqual("IEND"u8))
            {
                return 0;
            }

            if (type.SequenceEqual("IDAT"u8))
            {
                (_at, _left) = (_next - 4 - data.Length, data.Length);
            }
        }

        int count = Math.Min(_left, buffer.Length);
        file.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        _left -= count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
