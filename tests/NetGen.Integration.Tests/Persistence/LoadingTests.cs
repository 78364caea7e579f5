using System.IO.Compression;

namespace NetGen.Integration.Tests.Persistence;

/// <summary>Every way to hand a file to a class.</summary>
public sealed class LoadingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _path;
    private readonly SlopeNet _net = new(seed: 7);

    public LoadingTests()
    {
        _path = _folder.File("net.safetensors");
        _net.Save(_path);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Bytes_AreReadAsAFileIs()
    {
        byte[] content = File.ReadAllBytes(_path);
        SlopeNet.Load(content).Parameters().ShouldHaveTheBitsOf(_net.Parameters());
        SlopeNet.Load(content.AsSpan()).Parameters().ShouldHaveTheBitsOf(_net.Parameters());
        SlopeNet.Load(((byte[])[.. "xyz"u8, .. content]).AsSpan(3)).Parameters().ShouldHaveTheBitsOf(_net.Parameters());
    }

    [Fact]
    public void Stream_IsReadFromWhereItStandsAndStaysOpen()
    {
        using var stream = new MemoryStream([1, 2, 3, .. File.ReadAllBytes(_path)]);
        stream.Position = 3;
        SlopeNet.Load(stream).Parameters().ShouldHaveTheBitsOf(_net.Parameters());
        stream.CanRead.ShouldBeTrue();
        stream.Position.ShouldBe(stream.Length);
        using FileStream file = File.OpenRead(_path);
        SlopeNet.Load(file).Parameters().ShouldHaveTheBitsOf(_net.Parameters());
    }

    [Fact]
    public void StreamThatCannotSeek_IsReadToo()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(File.ReadAllBytes(_path));
        }

        packed.Position = 0;
        using var stream = new GZipStream(packed, CompressionMode.Decompress);
        SlopeNet.Load(stream).Parameters().ShouldHaveTheBitsOf(_net.Parameters());
    }

    [Fact]
    public void ContentThatIsDamaged_IsRefusedByTheNameOfItsSource()
    {
        byte[] half = File.ReadAllBytes(_path)[..100];
        Refusal(() => SlopeNet.Load(half)).ShouldStartWith("The given bytes: ");
        Refusal(() => SlopeNet.Load(ReadOnlySpan<byte>.Empty)).ShouldStartWith("The given bytes: expected a safetensors file");
        Refusal(() => SlopeNet.Load(new MemoryStream(half))).ShouldStartWith("The stream: ");
        Refusal(() => SlopeNet.Load(Stream.Null)).ShouldContain("found 0 bytes");
        File.WriteAllBytes(_path, half);
        using FileStream file = File.OpenRead(_path);
        Refusal(() => SlopeNet.Load(file)).ShouldStartWith(_path + ": ");
    }

    [Fact]
    public void StreamThatCannotBeRead_IsRefused()
    {
        var closed = new MemoryStream();
        closed.Dispose();
        Should.Throw<ArgumentException>(() => SlopeNet.Load(closed)).ParamName.ShouldBe("stream");
        Should.Throw<ArgumentNullException>(() => SlopeNet.Load((Stream)null!)).ParamName.ShouldBe("stream");
    }

    [Fact]
    public void Map_TakesThePartOfALargerNetwork()
    {
        Dictionary<string, string> ours = new(StringComparer.Ordinal)
        {
            ["encoder.weight"] = "0.weight", ["encoder.bias"] = "0.bias", ["slope"] = "1.weight", ["decoder.weight"] = "2.weight", ["decoder.bias"] = "2.bias"
        };
        using (SafetensorsReader file = SafetensorsReader.Open(_path))
        {
            SafeTensor[] tensors = [.. ours.Select(pair => Read(file, pair.Key, pair.Value)), SafeTensor.Of("head.mask", [2], (ReadOnlySpan<byte>)[0, 1])];
            SafetensorsWriter.Write(_folder.File("large"), tensors, file.Metadata);
        }

        SlopeNet.Load(_folder.File("large"), name => ours.GetValueOrDefault(name)).Parameters().ShouldHaveTheBitsOf(_net.Parameters());

        static SafeTensor Read(SafetensorsReader file, string name, string original)
        {
            int[] shape = [.. file.Entries.Single(entry => entry.Name == original).Shape];
            return SafeTensor.Of(name, shape, file.Floats(original, shape).AsSpan());
        }
    }

    private static string Refusal(Action load) => Should.Throw<NetGenFormatException>(load).Message;
}
