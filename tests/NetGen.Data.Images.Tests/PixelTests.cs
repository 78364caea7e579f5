namespace NetGen.Imaging.Tests;

/// <summary>Images of the wanted size: what becomes of their pixels.</summary>
public sealed class PixelTests
{
    private static readonly byte[] s_everyByte = [.. Enumerable.Range(0, 256).Select(static i => (byte)i)];

    [Fact]
    public void Grey_IsTheByteOver255()
    {
        float[] expected = [.. s_everyByte.Select(static value => value / 255f)];
        ImageBytes.Read(PngFile.Of(16, 16, 1, s_everyByte), new ImageOptions(16, 16)).ShouldBe(expected);
        ImageBytes.Read(PngFile.Of(16, 16, 3, [.. s_everyByte.SelectMany(static v => new[] { v, v, v })]), new ImageOptions(16, 16)).ShouldBe(expected);
        ImageBytes.Read(PngFile.Of(16, 16, 1, s_everyByte), new ImageOptions(16, 16, 3)).ShouldBe([.. expected.SelectMany(static v => new[] { v, v, v })]);
    }

    [Fact]
    public void Color_LiesRowByRowPixelByPixel()
    {
        byte[] pixels = [.. Enumerable.Range(0, 18).Select(static i => (byte)i)];
        ImageBytes.ReadBytes(PngFile.Of(2, 3, 3, pixels), new ImageOptions(2, 3, 3)).ShouldBe([.. pixels.Select(static v => (int)v)]);
    }

    [Fact]
    public void ColorAsGrey_IsItsLuminance()
    {
        float[] grey = ImageBytes.Read(PngFile.Of(1, 3, 3, 255, 0, 0, 0, 255, 0, 0, 0, 255), new ImageOptions(1, 3));
        grey.ShouldBe([0.299f, 0.587f, 0.114f], 1e-6f);
    }

    [Fact]
    public void TransparentPixels_ShowTheBackground()
    {
        byte[] ink = PngFile.Of(1, 3, 2, 0, 255, 0, 0, 100, 51);
        ImageBytes.Read(ink, new ImageOptions(1, 3)).ShouldBe([0, 1, ((0.2f * 100) + (0.8f * 255)) / 255], 1e-6f);
        ImageBytes.Read(ink, new ImageOptions(1, 3) { Background = 0 }).ShouldBe([0, 0, 0.2f * 100 / 255], 1e-6f);
        ImageBytes.Read(PngFile.Of(1, 2, 4, 10, 20, 30, 0, 10, 20, 30, 255), new ImageOptions(1, 2, 3) { Background = 0.5f })
            .ShouldBe([0.5f, 0.5f, 0.5f, 10f / 255, 20f / 255, 30f / 255], 1e-6f);
    }

    [Fact]
    public void Palette_AndItsOpacity_AreRead()
    {
        byte[] file = PngFile.Of(1, 3, 8, 3, [0, 2, 0, 1], false, ("PLTE", [1, 2, 3, 4, 5, 6, 7, 8, 9]), ("tRNS", [0]));
        ImageBytes.ReadBytes(file, new ImageOptions(1, 3, 3)).ShouldBe([7, 8, 9, 255, 255, 255, 4, 5, 6]);
    }

    [Fact]
    public void FewBits_AreSpreadOverTheRange()
    {
        ImageBytes.ReadBytes(PngFile.Of(1, 9, 1, 0, [0, 0b1010_0000, 0b1000_0000]), new ImageOptions(1, 9)).ShouldBe([255, 0, 255, 0, 0, 0, 0, 0, 255]);
        ImageBytes.ReadBytes(PngFile.Of(1, 4, 2, 0, [0, 0b00_01_10_11]), new ImageOptions(1, 4)).ShouldBe([0, 85, 170, 255]);
        ImageBytes.ReadBytes(PngFile.Of(1, 2, 4, 0, [0, 0x1F]), new ImageOptions(1, 2)).ShouldBe([17, 255]);
    }

    [Fact]
    public void SixteenBits_KeepTheUpperEight() =>
        ImageBytes.ReadBytes(PngFile.Of(1, 2, 16, 0, [0, 0x12, 0xFF, 0xAB, 0x00]), new ImageOptions(1, 2)).ShouldBe([0x12, 0xAB]);

    [Fact]
    public void InterlacedPixels_AreInTheirPlaces()
    {
        // Adam7 of 3 x 5 pixels: the passes that hold any are 1 (1 pixel), 2 (1), 4 (1 x 2), 5 (1 x 3), 6 (2 x 2), 7 (1 x 5).
        byte[] rows = [0, 0, 0, 4, 0, 2, 0, 20, 22, 24, 0, 1, 3, 0, 21, 23, 0, 10, 11, 12, 13, 14];
        ImageBytes.ReadBytes(PngFile.Of(3, 5, 8, 0, rows, isInterlaced: true), new ImageOptions(3, 5))
            .ShouldBe([0, 1, 2, 3, 4, 10, 11, 12, 13, 14, 20, 21, 22, 23, 24]);
    }

    [Fact]
    public void Jpeg_IsDecoded()
    {
        byte[] blocks = [0, 255, 100, 17, 128, 200];
        int[] expected = [.. Enumerable.Range(0, 16 * 24).Select(i => (int)blocks[(i / 24 / 8 * 3) + (i % 24 / 8)])];
        byte[] file = JpegFile.Grey(16, 24, blocks);
        ImageBytes.ReadBytes(file, new ImageOptions(16, 24)).ShouldBe(expected);
        ImageBytes.ReadBytes(file, new ImageOptions(16, 24, 3)).ShouldBe([.. expected.SelectMany(static v => new[] { v, v, v })]);
    }

    [Fact]
    public void JpegColors_AreThoseOfTheirLuminanceAndChroma()
    {
        byte[] file = JpegFile.Color(8, 16, [100, 150], [128, 90], [128, 200]);
        ImageBytes.ReadBytes(file, new ImageOptions(8, 16))[..16].ShouldBe([.. Enumerable.Repeat(100, 8), .. Enumerable.Repeat(150, 8)]);
        float[] colors = ImageBytes.Read(file, new ImageOptions(8, 16, 3));
        colors[..3].ShouldBe([100f / 255, 100f / 255, 100f / 255], 1e-6f);
        colors[^3..].ShouldBe([(150 + (1.402f * 72)) / 255, (150 - (0.344136f * -38) - (0.714136f * 72)) / 255, (150 + (1.772f * -38)) / 255], 1.01f / 255);
    }

    [Theory]
    [InlineData("subsampled.jpg")]
    [InlineData("progressive.jpg")]
    public void JpegOfAnotherEncoder_IsThePictureUpToItsLoss(string name)
    {
        float[] picture = [.. Enumerable.Range(0, 24 * 40)
            .SelectMany(static i => new[] { 20 + (5 * (i % 40)), 30 + (8 * (i / 40)), 240 - (3 * ((i % 40) + (i / 40))) })
            .Select(static value => value / 255f)];
        float[] found = Images.Read(Path.Combine(AppContext.BaseDirectory, "Fixtures", name), new ImageOptions(24, 40, 3));
        found.ShouldBe(picture, 12f / 255);
        found.Zip(picture, static (x, y) => Math.Abs(x - y)).Average().ShouldBeLessThan(2f / 255);
        found.ShouldBe(Images.Read(Path.Combine(AppContext.BaseDirectory, "Fixtures", "subsampled.jpg"), new ImageOptions(24, 40, 3)));
    }
}
