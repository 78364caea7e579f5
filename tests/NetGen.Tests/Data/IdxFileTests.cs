using System.IO.Compression;

namespace NetGen.Tests.Data;

public sealed class IdxFileTests : IDisposable
{
    private static readonly byte[] TwoByThree = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 10, 11, 12, 13, 14, 15];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    private void ShouldBeRefused(byte[] content, string expected, string found)
    {
        string path = _folder.File("damaged", content);
        string message = Should.Throw<NetGenFormatException>(() => IdxFile.Read(path)).Message;
        message.ShouldStartWith(path);
        message.ShouldContain(expected);
        message.ShouldContain(found);
    }

    [Fact]
    public void PublishedLayout_IsRead()
    {
        IdxFile file = IdxFile.Read(_folder.File("plain", TwoByThree));
        file.Dimensions.ShouldBe([2, 3]);
        file.Values.ToArray().ShouldBe([10, 11, 12, 13, 14, 15]);
    }

    [Theory]
    [InlineData("packed.gz")]
    [InlineData("packed-without-saying-so")]
    public void GzipIsRecognised_ByContentNotByName(string name) =>
        IdxFile.Read(_folder.File(name, Gzip(TwoByThree))).Values.ToArray().ShouldBe([10, 11, 12, 13, 14, 15]);

    [Fact]
    public void NameThatEndsInGz_DoesNotMakeAFilePacked() =>
        IdxFile.Read(_folder.File("plain.gz", TwoByThree)).Dimensions.ShouldBe([2, 3]);

    [Theory]
    [InlineData("written", 0)]
    [InlineData("written.gz", 0x1F)]
    public void WrittenFile_IsReadBack(string name, byte firstByte)
    {
        byte[] values = [.. Enumerable.Range(0, 3_000_000).Select(i => (byte)(i * 7))];
        IdxFile.Write(_folder.File(name), [3, 1000, 1000], values);
        File.ReadAllBytes(_folder.File(name))[0].ShouldBe(firstByte);
        IdxFile file = IdxFile.Read(_folder.File(name));
        file.Dimensions.ShouldBe([3, 1000, 1000]);
        file.Values.SequenceEqual(values).ShouldBeTrue();
    }

    [Fact]
    public void Write_GivesThePublishedLayout()
    {
        IdxFile.Write(_folder.File("written"), [2, 3], new byte[] { 10, 11, 12, 13, 14, 15 });
        File.ReadAllBytes(_folder.File("written")).ShouldBe(TwoByThree);
    }

    [Fact]
    public void EmptyArray_IsWrittenAndRead()
    {
        IdxFile.Write(_folder.File("empty"), [0, int.MaxValue, int.MaxValue, int.MaxValue], ReadOnlyMemory<byte>.Empty);
        IdxFile.Read(_folder.File("empty")).Values.Length.ShouldBe(0);
    }

    [Fact]
    public void DimensionsThatDoNotFit_AreNotWritten()
    {
        string path = _folder.File("unwritten");
        Should.Throw<ArgumentException>(() => IdxFile.Write(path, [2, 3], new byte[5])).Message.ShouldContain("2 × 3, but found 5");
        Should.Throw<ArgumentException>(() => IdxFile.Write(path, [-2, -3], new byte[6])).Message.ShouldContain("found -2");
        Should.Throw<ArgumentException>(() => IdxFile.Write(path, [], new byte[1])).Message.ShouldContain("1 to 255 dimensions, but found 0");
        Should.Throw<ArgumentException>(() => IdxFile.Write(path, new int[256], ReadOnlyMemory<byte>.Empty)).Message.ShouldContain("found 256");
        _folder.Names().ShouldBeEmpty();
    }

    [Fact]
    public void WrongMagic_IsRefused()
    {
        ShouldBeRefused([1, 2, 8, 1, 0, 0, 0, 0], "starts with the bytes 00 00", "found 01 02");
        ShouldBeRefused([0, 0, 0x0D, 1, 0, 0, 0, 0], "type 08", "found type 0D");
        ShouldBeRefused([0, 0, 8, 0], "1 dimension or more", "found 0");
    }

    [Fact]
    public void TruncatedFile_IsRefused()
    {
        ShouldBeRefused([], "4 more bytes", "found 0");
        ShouldBeRefused(TwoByThree[..10], "8 more bytes", "found 6");
        ShouldBeRefused(TwoByThree[..^1], "expected 6 elements", "found 5");
    }

    [Fact]
    public void TruncatedGzip_IsRefused()
    {
        byte[] packed = Gzip(TwoByThree);
        for (int length = 0; length < packed.Length / 2; length++)
        {
            string path = _folder.File("truncated", packed[..length]);
            Should.Throw<NetGenFormatException>(() => IdxFile.Read(path)).Message.ShouldStartWith(path);
        }
    }

    [Fact]
    public void TrailingBytes_AreRefused()
    {
        ShouldBeRefused([.. TwoByThree, 0], "end after 6 elements", "found more");
        ShouldBeRefused(Gzip([.. TwoByThree, 0]), "end after 6 elements", "found more");
    }

    [Fact]
    public void DamagedGzip_IsRefused()
    {
        byte[] packed = Gzip(TwoByThree);
        packed[2] = 99; // compression method; only 8 exists
        ShouldBeRefused(packed, "valid gzip data", "but found");
    }

    [Fact]
    public void DimensionsPastAnyArray_AreRefused()
    {
        ShouldBeRefused([0, 0, 8, 1, 0x80, 0, 0, 0], "dimensions up to 2147483647", "found 2147483648");
        ShouldBeRefused([0, 0, 8, 3, 0x7F, 255, 255, 255, 0x7F, 255, 255, 255, 0x7F, 255, 255, 255], "at most", "found dimensions 2147483647 × 2147483647");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ClaimOfAGigabyte_AllocatesLittle(bool packed)
    {
        byte[] claim = [0, 0, 8, 1, 0x40, 0, 0, 0, 1, 2, 3];
        string path = _folder.File("claim", packed ? Gzip(claim) : claim);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<NetGenFormatException>(() => IdxFile.Read(path)).Message.ShouldContain("expected 1073741824 elements by the dimensions, but found 3");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 18);
    }

    [Fact]
    public void MissingFile_IsSaidToBeMissing() => Should.Throw<FileNotFoundException>(() => IdxFile.Read(_folder.File("nowhere")));
}
