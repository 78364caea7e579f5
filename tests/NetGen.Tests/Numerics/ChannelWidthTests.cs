namespace NetGen.Tests.Numerics;

[Collection(ForcedWidth.Name)]
public sealed class ChannelNormalizationWithEightLanesTests : ChannelNormalizationTests, IClassFixture<ForcedWidth.Eight>;

[Collection(ForcedWidth.Name)]
public sealed class ChannelNormalizationWithFourLanesTests : ChannelNormalizationTests, IClassFixture<ForcedWidth.Four>
{
    [Theory]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(70)]
    public void EveryWidth_HasTheSameBits(int channels)
    {
        float[] narrow = MeasuredBits(channels);
        foreach (int bits in (int[])[256, 512])
        {
            using var wide = new ForcedWidth(bits);
            MeasuredBits(channels).ShouldBe(narrow);
        }
    }
}

[Collection(ForcedWidth.Name)]
public sealed class ChannelPassWithEightLanesTests : ChannelPassTests, IClassFixture<ForcedWidth.Eight>;

[Collection(ForcedWidth.Name)]
public sealed class ChannelPassWithFourLanesTests : ChannelPassTests, IClassFixture<ForcedWidth.Four>;
