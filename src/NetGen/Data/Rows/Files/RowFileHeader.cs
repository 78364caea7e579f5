using System.Buffers.Binary;

namespace NetGen;

/// <summary>The first 64 bytes of a <see cref="RowFile"/>.</summary>
/// <param name="Count">Number of rows.</param>
/// <param name="FeatureCount">Features of a row.</param>
/// <param name="TargetCount">Targets of a row.</param>
/// <param name="HasOneHotTargets">Whether in every row one target is 1 and the others are 0.</param>
/// <param name="Checksum">CRC-32C of all features and then all targets.</param>
internal sealed record RowFileHeader(int Count, int FeatureCount, int TargetCount, bool HasOneHotTargets, uint Checksum)
{
    /// <summary>Bytes of a header: one cache line.</summary>
    public const int Size = 64;

    private const int Version = 1;
    private const int ChecksumAt = Size - sizeof(uint);

    /// <summary>Values of a row, its targets included.</summary>
    public int RowValues => FeatureCount + TargetCount;

    /// <summary>Offset in bytes of the second copy of the targets, which has no features between them.</summary>
    public long TargetsStart => Size + ((long)Count * RowValues * sizeof(float));

    /// <summary>Bytes of the whole file.</summary>
    public long Length => TargetsStart + ((long)Count * TargetCount * sizeof(float));

    private static ReadOnlySpan<byte> Magic => "NETGROWS"u8;

    /// <summary>Writes the header.</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[Size];
        Magic.CopyTo(bytes);
        Span<byte> fields = bytes.AsSpan(Magic.Length);
        BinaryPrimitives.WriteInt32LittleEndian(fields, Version);
        BinaryPrimitives.WriteInt32LittleEndian(fields[4..], FeatureCount);
        BinaryPrimitives.WriteInt32LittleEndian(fields[8..], TargetCount);
        BinaryPrimitives.WriteInt32LittleEndian(fields[12..], HasOneHotTargets ? 1 : 0);
        BinaryPrimitives.WriteInt64LittleEndian(fields[16..], Count);
        BinaryPrimitives.WriteUInt32LittleEndian(fields[24..], Checksum);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(ChecksumAt), Crc32C.Append(Crc32C.Empty, bytes.AsSpan(0, ChecksumAt)));
        return bytes;
    }

    /// <summary>Reads the header of a file and checks that it fits the length of the file.</summary>
    /// <exception cref="NetGenFormatException">The file is not a file of rows, is damaged, or does not have the length that its header says.</exception>
    public static RowFileHeader Read(DataFile file)
    {
        byte[] bytes = new byte[Size];
        file.Read(bytes.AsSpan(0, (int)Math.Min(Size, file.Length)), 0);
        if (!bytes.AsSpan().StartsWith(Magic))
        {
            throw new NetGenFormatException($"{file.Path}: expected a file of rows, which starts with NETGROWS, but found other bytes.");
        }

        Span<byte> fields = bytes.AsSpan(Magic.Length);
        int version = BinaryPrimitives.ReadInt32LittleEndian(fields);
        if (version != Version)
        {
            throw new NetGenFormatException(FormattableString.Invariant(
                $"{file.Path}: expected a file of rows of version {Version}, but found version {version}."));
        }

        uint expected = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(ChecksumAt)), found = Crc32C.Append(Crc32C.Empty, bytes.AsSpan(0, ChecksumAt));
        if (found != expected)
        {
            throw new NetGenFormatException(FormattableString.Invariant(
                $"{file.Path}: expected a header with checksum {expected:x8}, but found {found:x8}: the file is damaged."));
        }

        int features = BinaryPrimitives.ReadInt32LittleEndian(fields[4..]), targets = BinaryPrimitives.ReadInt32LittleEndian(fields[8..]);
        long count = BinaryPrimitives.ReadInt64LittleEndian(fields[16..]);
        if (features < 1 || targets < 1 || features > Array.MaxLength - targets || count is < 0 or > int.MaxValue)
        {
            throw new NetGenFormatException(FormattableString.Invariant(
                $"{file.Path}: expected at least 1 feature and 1 target and 0 to {int.MaxValue} rows, but found {features}, {targets} and {count}."));
        }

        bool isOneHot = BinaryPrimitives.ReadInt32LittleEndian(fields[12..]) == 1;
        var header = new RowFileHeader((int)count, features, targets, isOneHot, BinaryPrimitives.ReadUInt32LittleEndian(fields[24..]));

        // Of a header that was made to mislead, the length may not fit in 64 bits.
        Int128 length = Size + ((Int128)count * (features + (2L * targets)) * sizeof(float));
        return file.Length == length
            ? header
            : throw new NetGenFormatException(FormattableString.Invariant(
                $"{file.Path}: expected {length} bytes for {count} rows of {features} features and {targets} targets, but found {file.Length}."));
    }
}
