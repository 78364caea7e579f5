using System.Runtime.InteropServices;
using System.Text;
using NetGen.Build.Files;
using NetGen.Build.Safetensors;

namespace NetGen.Build.Tests.Reading;

public class SafetensorsTests
{
    [Fact]
    public void Header_BecomesLinesInTheOrderOfTheBytes()
    {
        string text = TextOf(
            """{"b":{"dtype":"F32","shape":[2],"data_offsets":[8,16]},"__metadata__":{"k\"1":"a\nb","format":"pt"},"""
            + """ "a.\u00e4":{"dtype":"BF16","shape":[2,2],"data_offsets":[0,8]},"s":{"dtype":"F8_E4M3","shape":[],"data_offsets":[16,17]}}   """,
            17);

        text.ShouldBe(
            """
            netgen-model 1
            source "Models/n.safetensors"
            kind safetensors
            weights resource="NetGen.Models/Models/n.safetensors" length=250 sha256=00ff
            tensor name="a.ä" type=BF16 shape=[2,2] offset=233
            tensor name="b" type=F32 shape=[2] offset=241
            tensor name="s" type=F8_E4M3 shape=[] offset=249
            metadata key="k\"1" value="a\nb"
            metadata key="format" value="pt"

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void MetadataThatIsNull_IsNone() => TextOf("""{"__metadata__":null}""", 0).ShouldNotContain("metadata");

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4, "the bytes of F32 [2] for tensor 'a', but found bytes 0 to 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "without gap or overlap, but found them from byte 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 8, "Expected 4 bytes of data by the header, but found 8")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", 8, "found bytes 4 to 0")]
    [InlineData("""{"a":{"dtype":"I8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"F8","shape":[],"data_offsets":[4,0]}}""", 0, "found bytes 4 to 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[999999999999999999,999999999999999999],"data_offsets":[0,4]}}""", 4, "the bytes of F32")]
    [InlineData("""{"a":{"dtype":"F32","shape":[0,5],"data_offsets":[0,4]}}""", 4, "the bytes of F32 [0, 5]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""", 4, "two offsets of tensor 'a'")]
    [InlineData("""{"a":{"dtype":"F32","data_offsets":[0,4]}}""", 4, "shape missing")]
    [InlineData("""{"a":{"dtype":"a b","shape":[1],"data_offsets":[0,4]}}""", 4, "dtype a b")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"more":1}}""", 4, "each once, but found 'more'")]
    [InlineData("""{"a":{"dtype":"F32","dtype":"F32"}}""", 4, "each once, but found 'dtype'")]
    [InlineData("""{"a":{"dtype":"I8","shape":[0],"data_offsets":[0,0]},"a":{}}""", 0, "different names, but found 'a' again")]
    [InlineData("""{"__metadata__":{"a":"b","a":"c"}}""", 0, "different keys in the metadata, but found 'a' again")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4, "a whole number of 1 to 18 digits, but found '-'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}}""", 4, "a whole number")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1e3],"data_offsets":[0,4]}}""", 4, "a whole number")]
    [InlineData("""{"a":{"dtype":"F32","shape":[9999999999999999999],"data_offsets":[0,4]}}""", 4, "a whole number")]
    [InlineData("""{"a":[[[[[[""", 4, "expected '{', but found '['")]
    [InlineData("""{"a":{"dtype":"F32" "shape":[1]}}""", 4, "At byte 20 of the header: expected ',', but found '\"'")]
    [InlineData("""{"a" """, 4, "expected ':', but found the end")]
    [InlineData("""{"a""", 4, "expected the end of a text, but found the end")]
    [InlineData("""{} x""", 0, "expected the end, but found 'x'")]
    [InlineData("{\"a\nb\":1}", 0, "a text without control characters, but found the byte 0A")]
    [InlineData("""{"\u00g0":1}""", 0, "four hexadecimal digits")]
    [InlineData("""{"\x":1}""", 0, "no other escape than JSON's")]
    [InlineData("""{"\ud800":1}""", 0, "a text in Unicode")]
    public void HeaderThatIsDamaged_IsRefused(string header, int dataLength, string expected) =>
        Should.Throw<ModelFormatException>(() => TextOf(header, dataLength)).Message.ShouldContain(expected);

    [Fact]
    public void LengthOfTheHeader_IsCheckedBeforeAnythingIsRead()
    {
        Refused([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, (byte)'{', (byte)'}'])
            .ShouldContain("a header of at most 2 bytes that starts with '{', but found a header of 9223372036854775807 bytes");
        Refused([3, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}']).ShouldContain("a header of 3 bytes");
        Refused([1, 0, 0]).ShouldContain("only 3 bytes");
    }

    private static string Refused(byte[] file)
    {
        using var source = new ByteSource(new MemoryStream(file));
        return Should.Throw<ModelFormatException>(() => SafetensorsReader.Read(source)).Message;
    }

    private static string TextOf(string header, int dataLength)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(header);
        long length = utf8.Length;
        using var source = new ByteSource(new MemoryStream([.. MemoryMarshal.AsBytes<long>([length]), .. utf8, .. new byte[dataLength]]));
        return SafetensorsText.Of("Models/n.safetensors", SafetensorsReader.Read(source), sizeof(long) + length + dataLength, [0, 255]);
    }
}
