namespace NetGen.Build.Protobuf;

/// <summary>A range of bytes that lies inside its file.</summary>
internal readonly record struct ByteRange(long Start, long Length)
{
    public long End => Start + Length;
}
