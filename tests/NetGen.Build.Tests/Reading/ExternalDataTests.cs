using System.Runtime.InteropServices;
using NetGen.Build.Files;
using NetGen.Build.Onnx;
using NetGen.Build.Tests.Writing;

namespace NetGen.Build.Tests.Reading;

public sealed class ExternalDataTests : IDisposable
{
    private const string Name = "net.onnx.data";

    private static readonly float[] s_values = [1, 2, 3, 4, 5, 6];

    private readonly TemporaryFolder _folder = new();

    public ExternalDataTests() => _folder.File(Name, MemoryMarshal.AsBytes<float>(s_values).ToArray());

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null, null, new float[] { 1, 2 })]
    [InlineData("8", "8", new float[] { 3, 4 })]
    [InlineData("16", null, new float[] { 5, 6 })]
    public void RangeOfTheFile_IsRead(string? offset, string? length, float[] expected) => Read(Name, offset, length).ShouldBe(expected);

    [Fact]
    public void TwoTensors_ShareTheFile()
    {
        byte[] file = new GraphBuilder()
            .Initializer(Tensor.External("a", ElementType.Float, [2], Name))
            .Initializer(Tensor.External("b", ElementType.Float, [2], Name, "8"))
            .Output("a")
            .ToFile();
        using var source = new ByteSource(new MemoryStream(file));
        using var beside = new ExternalFiles(_folder.Root);

        OnnxModel model = OnnxReader.Read(source, beside);

        model.Graph.Initializers["b"].Floats().ShouldBe([3, 4]);
        beside.Names.ShouldBe([Name]);
    }

    [Theory]
    [InlineData("20", "8", "Expected 8 bytes for tensor 't' from byte 20 of 'net.onnx.data' on, but found 24 bytes in all.")]
    [InlineData("9223372036854775807", "8", "from byte 9223372036854775807")]
    [InlineData("0", "12", "Expected 8 bytes for the 2 values of type Float of tensor 't', but found a length of 12")]
    [InlineData("-4", "8", "Expected the external offset of tensor 't' to be a whole number, but found '-4'.")]
    [InlineData("0", "8 ", "found '8 '")]
    [InlineData("99999999999999999999", null, "found '99999999999999999999'")]
    public void RangeThatDoesNotFit_IsRefused(string offset, string? length, string expected) => Refused(Name, offset, length).ShouldContain(expected);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../net.onnx.data")]
    [InlineData("./net.onnx.data")]
    [InlineData("sub/net.onnx.data")]
    [InlineData("sub\\net.onnx.data")]
    [InlineData("/etc/passwd")]
    [InlineData("C:\\net.onnx.data")]
    [InlineData("net.onnx.data:stream")]
    [InlineData("net\0.data")]
    [InlineData("NUL")]
    [InlineData("con.bin")]
    [InlineData("Aux .bin")]
    [InlineData("COM1")]
    [InlineData("LPT².data")]
    public void LocationThatIsNoPlainName_IsRefused(string? location)
    {
        Directory.CreateDirectory(_folder.File("sub"));
        File.Copy(_folder.File(Name), Path.Combine(_folder.File("sub"), Name));

        Refused(location).ShouldContain("in a file beside the model, named without a folder");
    }

    [SkippableFact]
    public void Link_IsRefused()
    {
        Skip.If(OperatingSystem.IsWindows(), "Links need rights there.");
        File.CreateSymbolicLink(_folder.File("link.data"), _folder.File(Name));

        Refused("link.data").ShouldContain("to be a file, but found a link");
    }

    [Fact]
    public void FolderOrNothing_IsRefused()
    {
        Directory.CreateDirectory(_folder.File("folder"));

        Refused("folder").ShouldContain("found no such file");
        Refused("missing").ShouldContain("in a file 'missing' beside the model, but found no such file");
    }

    [Fact]
    public void ModelInMemory_HasNoFilesBeside()
    {
        byte[] file = new GraphBuilder().Initializer(Tensor.External("t", ElementType.Float, [2], Name)).Output("t").ToFile();

        Should.Throw<ModelFormatException>(() => OnnxReader.Read(file)).Message.ShouldContain("within the model");
    }

    [Fact]
    public void TextsInAnotherFile_AreRefused() =>
        Refused(Tensor.External("t", ElementType.String, [2], Name)).ShouldContain("texts of tensor 't' within the model");

    [Fact]
    public void TensorsThatShareTheirBytesManyTimes_AreRefused()
    {
        float[] large = new float[200_000];
        _folder.File("large.data", MemoryMarshal.AsBytes<float>(large).ToArray());
        var graph = new GraphBuilder();
        for (int i = 0; i < 40; i++)
        {
            graph.Initializer(Tensor.External($"t{i}", ElementType.Float, [large.Length], "large.data"));
        }

        Refused(graph.Output("t0").ToFile()).ShouldContain("tensors share their bytes");
    }

    private float[] Read(string? location, string? offset = null, string? length = null) =>
        Read(FileOf(Tensor.External("t", ElementType.Float, [2], location, offset, length)));

    private float[] Read(byte[] file)
    {
        using var source = new ByteSource(new MemoryStream(file));
        using var beside = new ExternalFiles(_folder.Root);
        return OnnxReader.Read(source, beside).Graph.Initializers["t"].Floats();
    }

    private static byte[] FileOf(ProtobufWriter tensor) => new GraphBuilder().Initializer(tensor).Output("t").ToFile();

    private string Refused(string? location, string? offset = null, string? length = null) =>
        Should.Throw<ModelFormatException>(() => Read(location, offset, length)).Message;

    private string Refused(ProtobufWriter tensor) => Refused(FileOf(tensor));

    private string Refused(byte[] file) => Should.Throw<ModelFormatException>(() => Read(file)).Message;
}
