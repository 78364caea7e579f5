namespace NetGen.Tests.Serialization;

public sealed class Crc32CTests
{
    /// <summary>The examples of RFC 3720, appendix B.4, and the usual check value.</summary>
    [Fact]
    public void Examples_HaveTheirChecksums()
    {
        Crc32C.Append(Crc32C.Empty, "123456789"u8).ShouldBe(0xE3069283);
        Crc32C.Append(Crc32C.Empty, new byte[32]).ShouldBe(0x8A9136AAu);
        Crc32C.Append(Crc32C.Empty, [.. Enumerable.Repeat((byte)0xFF, 32)]).ShouldBe(0x62A8AB43u);
        Crc32C.Append(Crc32C.Empty, [.. Enumerable.Range(0, 32).Select(static value => (byte)value)]).ShouldBe(0x46DD794Eu);
        Crc32C.Append(Crc32C.Empty, [.. Enumerable.Range(0, 32).Select(static value => (byte)(31 - value))]).ShouldBe(0x113FDB5Cu);
    }

    [Fact]
    public void Parts_HaveTheChecksumOfTheWhole()
    {
        byte[] bytes = [.. Enumerable.Range(0, 40).Select(static value => (byte)(value * 37))];
        uint whole = Crc32C.Append(Crc32C.Empty, bytes);
        for (int cut = 0; cut <= bytes.Length; cut++)
        {
            Crc32C.Append(Crc32C.Append(Crc32C.Empty, bytes.AsSpan(0, cut)), bytes.AsSpan(cut)).ShouldBe(whole);
        }
    }
}
