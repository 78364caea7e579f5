namespace NetGen.Tests.Numerics;

/// <summary>How a width of vectors is asked for.</summary>
public sealed class VectorWidthTests
{
    [Theory]
    [InlineData(null, null, 512)]
    [InlineData("", null, 512)]
    [InlineData(null, "256", 256)]
    [InlineData(null, 128, 128)]
    [InlineData("128", null, 128)]
    [InlineData("512", "256", 512)]
    [InlineData("256", "nonsense", 256)]
    public void Request_IsTheVariablesAndElseTheOptions(string? variable, object? option, int bits) =>
        VectorWidth.RequestedBits(variable, option).ShouldBe(bits);

    [Theory]
    [InlineData("300", null, "The environment variable NETGEN_VECTOR_BITS must be 128, 256 or 512, the width of the vectors in bits, but it is '300'.")]
    [InlineData(null, "wide", "The runtime option NetGen.VectorBits must be 128, 256 or 512, the width of the vectors in bits, but it is 'wide'.")]
    public void OtherRequest_IsRefusedByName(string? variable, object? option, string message) =>
        Should.Throw<InvalidOperationException>(() => VectorWidth.RequestedBits(variable, option)).Message.ShouldBe(message);

    [Fact]
    public void MoreThanTheProcessorHas_GivesTheWidestItHas() => VectorWidth.Choose(1024).ShouldBe(VectorWidth.Choose(512));

    [Fact]
    public void Places_AreTheLanesOfAMask()
    {
        for (int mask = 0; mask < LanePlaces.Bytes.Length; mask++)
        {
            int[] expected = [.. Enumerable.Range(0, 8).Where(lane => (mask >> lane & 1) == 1)];
            byte[] places = BitConverter.GetBytes(LanePlaces.Bytes[mask]);
            places[..expected.Length].Select(static place => (int)place).ShouldBe(expected);
        }
    }
}
