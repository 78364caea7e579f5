using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace NetGen.Tests.Serialization;

public sealed class SafetensorsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static byte[] FileOf(string header, params byte[] data) => FileOf((ulong)Encoding.UTF8.GetByteCount(header), header, data);

    private static byte[] FileOf(ulong headerLength, string header, byte[] data)
    {
        byte[] prefix = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, headerLength);
        return [.. prefix, .. Encoding.UTF8.GetBytes(header), .. data];
    }

    private static string Tensor(string name, string type, string shape, int begin, int end) =>
        $$$"""{"{{{name}}}":{"dtype":"{{{type}}}","shape":{{{shape}}},"data_offsets":[{{{begin}}},{{{end}}}]}}""";

    private static byte[] SoundFile(TemporaryFolder folder)
    {
        SafetensorsWriter.Write(
            folder.File("sound"),
            [
                SafeTensor.Of("bytes", [3], (ReadOnlySpan<byte>)[1, 2, 3]),
                SafeTensor.Of("0.weight", [2, 2], (ReadOnlySpan<float>)[1, -2, 0.5f, float.NaN]),
                SafeTensor.Of("loss", [], (ReadOnlySpan<double>)[Math.PI]),
                SafeTensor.Of("step", [1], (ReadOnlySpan<long>)[long.MinValue]),
                SafeTensor.Of("none", [0, 4], ReadOnlySpan<float>.Empty),
            ],
            new Dictionary<string, string>(StringComparer.Ordinal) { ["format"] = "pt", ["note"] = "Größe \"λ\"" });
        return File.ReadAllBytes(folder.File("sound"));
    }

    private void ShouldBeRefused(byte[] content, string expected, string found)
    {
        string path = _folder.File("damaged", content);
        string message = Should.Throw<NetGenFormatException>(() => SafetensorsReader.Open(path)).Message;
        message.ShouldStartWith(path);
        message.ShouldContain(expected);
        message.ShouldContain(found);
    }

    [Fact]
    public void WrittenFile_IsReadBack()
    {
        SoundFile(_folder);
        using SafetensorsReader file = SafetensorsReader.Open(_folder.File("sound"));
        file.Floats("0.weight", 2, 2).ShouldBe([1, -2, 0.5f, float.NaN]);
        file.Doubles("loss").ShouldBe([Math.PI]);
        file.Int64s("step", 1).ShouldBe([long.MinValue]);
        file.Bytes("bytes", 3).ShouldBe([1, 2, 3]);
        file.Floats("none", 0, 4).ShouldBeEmpty();
        file.Metadata.ShouldBe(new Dictionary<string, string>(StringComparer.Ordinal) { ["format"] = "pt", ["note"] = "Größe \"λ\"" }, ignoreOrder: true);
    }

    [Fact]
    public void Write_GivesTheDocumentedLayout()
    {
        byte[] file = SoundFile(_folder);
        int headerLength = (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        (headerLength % 8).ShouldBe(0);
        using JsonDocument header = JsonDocument.Parse(file.AsMemory(8, headerLength));
        JsonElement weight = header.RootElement.GetProperty("0.weight");
        weight.GetProperty("dtype").GetString().ShouldBe("F32");
        weight.GetProperty("shape").GetRawText().ShouldBe("[2,2]");
        weight.GetProperty("data_offsets").GetRawText().ShouldBe("[16,32]"); // behind the two tensors of wider elements
        header.RootElement.GetProperty("__metadata__").GetProperty("format").GetString().ShouldBe("pt");
        BinaryPrimitives.ReadSingleLittleEndian(file.AsSpan(8 + headerLength + 16 + 4)).ShouldBe(-2);
        file.Length.ShouldBe(8 + headerLength + 8 + 8 + 16 + 3);
    }

    [Fact]
    public void SameContent_GivesTheSameBytes() => SoundFile(_folder).ShouldBe(SoundFile(_folder));

    [Theory]
    [InlineData("name")]
    [InlineData("__metadata__")]
    public void NameThatIsTaken_IsNotWritten(string name)
    {
        SafeTensor[] tensors = [SafeTensor.Of("name", [1], (ReadOnlySpan<byte>)[1]), SafeTensor.Of(name, [1], (ReadOnlySpan<byte>)[1])];
        Should.Throw<ArgumentException>(
            () => SafetensorsWriter.Write(_folder.File("unwritten"), tensors, new Dictionary<string, string>(StringComparer.Ordinal)))
            .Message.ShouldContain($"found {name} again");
        _folder.Names().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(new[] { 2, 2 })]
    [InlineData(new[] { -1, -3 })]
    [InlineData(new[] { int.MaxValue, int.MaxValue, int.MaxValue })]
    public void ShapeThatDoesNotFitTheValues_IsRefused(int[] shape) =>
        Should.Throw<ArgumentException>(() => SafeTensor.Of("name", shape, (ReadOnlySpan<float>)[1, 2, 3])).Message.ShouldContain("for name, but found 3");

    [Fact]
    public void HalfPrecision_IsWidened()
    {
        // 1.5, −2 and the largest finite value of each type.
        string path = _folder.File("half", FileOf(Tensor("x", "F16", "[3]", 0, 6), 0x00, 0x3E, 0x00, 0xC0, 0xFF, 0x7B));
        using (SafetensorsReader file = SafetensorsReader.Open(path))
        {
            file.Floats("x", 3).ShouldBe([1.5f, -2, 65504]);
        }

        path = _folder.File("half", FileOf(Tensor("x", "BF16", "[3]", 0, 6), 0xC0, 0x3F, 0x00, 0xC0, 0x7F, 0x7F));
        using (SafetensorsReader file = SafetensorsReader.Open(path))
        {
            file.Floats("x", 3).ShouldBe([1.5f, -2, 3.3895314e38f]);
        }
    }

    [Fact]
    public void DoublePrecision_IsRounded()
    {
        SafetensorsWriter.Write(_folder.File("double"),
        [
            SafeTensor.Of("x", [3], (ReadOnlySpan<double>)[0.1, -1e-50, 1e39])
        ], new Dictionary<string, string>(StringComparer.Ordinal));
        using SafetensorsReader file = SafetensorsReader.Open(_folder.File("double"));
        file.Floats("x", 3).ShouldBe([0.1f, 0, float.PositiveInfinity]);
        Should.Throw<NetGenFormatException>(
            () => file.FiniteFloats("x", 3)).Message.ShouldContain("tensor x: expected values in the range of float, but found 1E+39 at index 2");
    }

    [Theory]
    [InlineData("F8_E4M3")]
    [InlineData("BOOL")]
    [InlineData("I32")]
    [InlineData("F4")]
    [InlineData("4")]
    [InlineData("TYPE_OF_THE_FUTURE")]
    public void TypeThatIsNotReadHere_IsNoObstacleUntilItIsAskedFor(string type)
    {
        string header = "{" + Tensor("other", type, "[5]", 0, 3)[1..^1] + "," + Tensor("x", "U8", "[1]", 3, 4)[1..];
        using SafetensorsReader file = SafetensorsReader.Open(_folder.File("file", FileOf(header, 1, 2, 3, 4)));
        file.Bytes("x", 1).ShouldBe([4]);
        Should.Throw<NetGenFormatException>(
            () => file.Floats("other", 5)).Message.ShouldContain($"tensor other: expected type F32 or F16 or BF16 or F64, but found {type}");
    }

    [Fact]
    public void MetadataOfNull_IsNone()
    {
        using SafetensorsReader file =
            SafetensorsReader.Open(_folder.File("file", FileOf("""{"__metadata__":null,"x":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 7)));
        file.Metadata.ShouldBeEmpty();
        file.Bytes("x", 1).ShouldBe([7]);
    }

    [Theory]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n", "a Git LFS pointer")]
    [InlineData("<!DOCTYPE html>\n<html lang=\"en\">", "an HTML page")]
    [InlineData("\n\n<html><body>Not found</body></html>", "an HTML page")]
    [InlineData("PK\u0003\u0004\0\0\b\b\0\0\0\0", "a zip archive")]
    [InlineData("{\"metadata\": {\"total_size\": 12}}", "a JSON document")]
    [InlineData("\u0080\u0002\u008A\nl\u00FC\u009CF\u00F9 j", "a pickle")]
    [InlineData("\u0089HDF\r\n\u001A\n", "an HDF5 file")]
    [InlineData("an essay on safetensors", "it starts with 'an essay on safetensors'.")]
    [InlineData("hello", "it starts with 'hello'")]
    public void FileOfAnotherFormat_IsShownAsItBegins(string content, string seemsToBe)
    {
        string text = string.Concat(content.Take(40).Select(static letter => letter is >= ' ' and <= '~' ? letter : '.'));
        ShouldBeRefused(Encoding.Latin1.GetBytes(content), $"expected a safetensors file", $"it starts with '{text}'");
        ShouldBeRefused(Encoding.Latin1.GetBytes(content), "safetensors", seemsToBe);
    }

    [Fact]
    public void OrderOfTheHeader_MayDifferFromTheOrderOfTheData()
    {
        string header =
            """{"b":{"dtype":"U8","shape":[1],"data_offsets":[1,2]},"none":{"dtype":"U8","shape":[0],"data_offsets":[1,1]},"""
            + """ "a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}  """;
        using SafetensorsReader file = SafetensorsReader.Open(_folder.File("file", FileOf(header, 5, 6)));
        file.Bytes("a", 1).ShouldBe([5]);
        file.Bytes("b", 1).ShouldBe([6]);
        file.Entries.Select(entry => entry.Name).ShouldBe(["a", "none", "b"]);
        file.Metadata.ShouldBeEmpty();
    }

    [Fact]
    public void TensorThatIsNotThere_IsRefused()
    {
        string path = _folder.File("file", FileOf(Tensor("x", "U8", "[2,3]", 0, 6), new byte[6]));
        using SafetensorsReader file = SafetensorsReader.Open(path);
        Should.Throw<NetGenFormatException>(() => file.Bytes("y", 6)).Message.ShouldBe($"{path}: expected a tensor y, but found none of this name.");
        Should.Throw<NetGenFormatException>(() => file.Bytes("x", 3, 2)).Message.ShouldBe($"{path}: tensor x: expected shape [3, 2], but found [2, 3].");
        Should.Throw<NetGenFormatException>(
            () => file.Floats("x", 2, 3)).Message.ShouldBe($"{path}: tensor x: expected type F32 or F16 or BF16 or F64, but found U8.");
    }

    [Fact]
    public void LengthOfTheHeader_IsBoundByTheFile()
    {
        ShouldBeRefused([1, 2, 3], "8 bytes", "found 3");
        ShouldBeRefused(FileOf(3, "{}", []), "at most 2 bytes", "a length of 3");
        ShouldBeRefused(FileOf(ulong.MaxValue, "{}", []), "at most 2 bytes", "a length of 18446744073709551615");
    }

    [Fact]
    public void HeaderPastTheFormatsBound_IsRefused()
    {
        string path = _folder.File("sparse", FileOf(100_000_001, "{}", []));
        using (FileStream stream = File.OpenWrite(path))
        {
            stream.SetLength(100_000_100);
        }

        Should.Throw<NetGenFormatException>(
            () => SafetensorsReader.Open(path)).Message.ShouldContain("at most 100000000 bytes, but found a length of 100000001");
    }

    [Theory]
    [InlineData("", "starts with '{'", "nothing")]
    [InlineData(" {}", "starts with '{'", "the byte 20")]
    [InlineData("{", "valid JSON", "found")]
    [InlineData("{\"a\":1}", "JSON of kind Object", "found Number")]
    [InlineData("""{"\ud800":{}}""", "valid JSON", "found")]
    [InlineData("""{"__metadata__":[]}""", "__metadata__: expected JSON of kind Object", "found Array")]
    [InlineData("""{"__metadata__":{"a":1}}""", "__metadata__, a: expected JSON of kind String", "found Number")]
    [InlineData("""{"__metadata__":{"a":"1","a":"2"}}""", "unique keys", "found a again")]
    [InlineData("""{"x":{"shape":[],"data_offsets":[0,0]}}""", "tensor x: expected dtype", "found none")]
    [InlineData("""{"x":{"dtype":4,"shape":[],"data_offsets":[0,0]}}""", "tensor x, dtype: expected JSON of kind String", "found Number")]
    [InlineData("""{"x":{"dtype":"U8","shape":[-1],"data_offsets":[0,0]}}""", "tensor x: expected a size from 0", "found -1")]
    [InlineData("""{"x":{"dtype":"U8","shape":[0.5],"data_offsets":[0,0]}}""", "tensor x: expected a size from 0", "found 0.5")]
    [InlineData("""{"x":{"dtype":"U8","shape":["0"],"data_offsets":[0,0]}}""", "tensor x: expected a size from 0", "found \"0\"")]
    [InlineData("""{"x":{"dtype":"U8","shape":[0],"data_offsets":[0]}}""", "tensor x: expected 2 data_offsets", "found 1")]
    [InlineData("""{"x":{"dtype":"U8","shape":[0],"data_offsets":[1,0]}}""", "a begin of data from 0 to 0, but", "found 1")]
    [InlineData("""{"x":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", "an end of data from 0 to 0, where the file ends", "found 1")]
    public void HeaderThatMakesNoSense_IsRefused(string header, string expected, string found) => ShouldBeRefused(FileOf(header), expected, found);

    [Theory]
    [InlineData("F32", "[2]", 4)]
    [InlineData("F32", "[1]", 5)]
    [InlineData("F64", "[]", 4)]
    [InlineData("U8", "[2147483647,2147483647,2147483647,2147483647,2147483647]", 1)]
    [InlineData("F32", "[1073741824,4]", 0)] // 2³² elements; in 32 bits that is 0
    [InlineData("U8", "[65536,65536,65536,65536]", 0)] // 2⁶⁴ elements; in 64 bits that is 0
    public void ShapeThatDoesNotFitTheBytes_IsRefused(string type, string shape, int bytes) =>
        ShouldBeRefused(FileOf(Tensor("x", type, shape, 0, bytes), new byte[bytes]), $"tensor x: expected the bytes of {type} "
            + $"{shape.Replace(",", ", ", StringComparison.Ordinal)}", $"found {bytes}.");

    [Fact]
    public void GapOrOverlap_IsRefused()
    {
        const string Both = """{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[BEGIN,END]}}""";
        ShouldBeRefused(FileOf(Both.Replace("BEGIN,END", "3,5", StringComparison.Ordinal), new byte[5]), "tensor b: expected data without gap or overlap from "
            + "byte 2", "from byte 3");
        ShouldBeRefused(FileOf(Both.Replace("BEGIN,END", "1,3", StringComparison.Ordinal), new byte[3]), "tensor b: expected data without gap or overlap from "
            + "byte 2", "from byte 1");
        ShouldBeRefused(FileOf(Tensor("x", "U8", "[2]", 1, 3), new byte[3]), "tensor x: expected data without gap or overlap from byte 0", "from byte 1");
    }

    [Fact]
    public void BytesThatBelongToNoTensor_AreRefused()
    {
        ShouldBeRefused(FileOf(Tensor("x", "U8", "[2]", 0, 2), new byte[3]), "expected 2 bytes of data", "found 3");
        ShouldBeRefused(FileOf("{}", 1), "expected 0 bytes of data", "found 1");
    }

    [Fact]
    public void NameThatComesTwice_IsRefused() =>
        ShouldBeRefused(
            FileOf("""{"x":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"x":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", 1, 2),
            "unique tensor names",
            "found x again");

    [Fact]
    public void RefusedFile_IsLeftClosed()
    {
        string path = _folder.File("damaged", [1]);
        Should.Throw<NetGenFormatException>(() => SafetensorsReader.Open(path));
        using FileStream exclusive = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        exclusive.Length.ShouldBe(1);
    }
}
