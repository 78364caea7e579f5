namespace NetGen.Tests.Reporting;

public sealed class PngTests
{
    [Theory]
    [InlineData((int)PixelFormat.Gray, 1)]
    [InlineData((int)PixelFormat.Rgb, 3)]
    [InlineData((int)PixelFormat.Rgba, 4)]
    public void Picture_ReadsBackAsItWas(int format, int bytes)
    {
        byte[] pixels = [.. Enumerable.Range(0, 7 * 5 * bytes).Select(static i => (byte)(i * 37))];

        DecodedPng decoded = DecodedPng.Of(Png.Encode(7, 5, (PixelFormat)format, pixels));

        decoded.Width.ShouldBe(7);
        decoded.Height.ShouldBe(5);
        decoded.ColorType.ShouldBe(format);
        decoded.Pixels.ShouldBe(pixels);
    }

    [Fact]
    public void IndexedPicture_ListsItsColoursAndTheirOpacity()
    {
        DecodedPng decoded = DecodedPng.Of(Png.Encode(2, 1, PixelFormat.Indexed, [1, 0], [10, 20, 30, 255, 40, 50, 60, 7]));

        decoded.Pixels.ShouldBe([1, 0]);
        decoded.Chunks["PLTE"].ShouldBe([10, 20, 30, 40, 50, 60]);
        decoded.Chunks["tRNS"].ShouldBe([255, 7]);
    }

    [Fact]
    public void LastChunk_IsTheOneOfTheSpecification() =>
        Png.Encode(1, 1, PixelFormat.Gray, [0])[^12..].ShouldBe([0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE, 0x42, 0x60, 0x82]);

    [Fact]
    public void Sample_IsDrawnFromBlackToWhite()
    {
        byte[] png = PixelGrid.Of(new ImageShape(1, 4, 1), static i => (float[])[0, 0.5f, 2, float.NaN] is var values ? values[i] : 0).ToPng(0, 1);

        DecodedPng.Of(png).Pixels.ShouldBe([0, 128, 255, 0]);
    }

    [Fact]
    public void LargeImage_IsAveragedDown()
    {
        PixelGrid grid = PixelGrid.Of(new ImageShape(130, 65, 3), static i => i % 3);

        (grid.Height, grid.Width, grid.Channels).ShouldBe((44, 22, 3));
        grid.Values[..6].ShouldBe([0, 1, 2, 0, 1, 2]);
    }

    [Fact]
    public void OtherChannels_AreAveraged() => PixelGrid.Of(new ImageShape(1, 2, 2), static i => i).Values.ShouldBe([0.5f, 2.5f]);

    [Fact]
    public void ColoursOfWeights_AreSymmetricAndTransparentAtZero()
    {
        byte[] png = new PixelGrid(1, 4, 1, [-2, 0, 2, float.NaN]).ToDivergingPng(2);

        DecodedPng decoded = DecodedPng.Of(png);
        decoded.Pixels.Select(index => decoded.Chunks["tRNS"][index]).ShouldBe([(byte)255, (byte)0, (byte)255, (byte)0]);
    }
}
