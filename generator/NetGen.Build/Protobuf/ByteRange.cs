namespace NetGen.Build.Protobuf;

/// <summary>A run of bytes that lies within its file.</summary>
internal readonly record struct ByteRange(long Start, long Length)
{
    public long End => Start + Length;
}
