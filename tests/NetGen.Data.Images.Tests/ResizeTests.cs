namespace NetGen.Imaging.Tests;

/// <summary>Sizes other than the wanted one, held to a plain definition in double.</summary>
public sealed class ResizeTests
{
    public static TheoryData<int, int, int, int> Sizes => new()
    {
        { 28, 28, 28, 28 }, { 56, 56, 28, 28 }, { 100, 75, 28, 28 }, { 29, 31, 28, 28 }, { 5, 7, 28, 28 }, { 100, 5, 28, 28 }, { 5, 100, 28, 28 },
        { 1, 1, 3, 4 }, { 1, 9, 4, 4 }, { 9, 1, 4, 4 }, { 64, 48, 1, 1 }, { 2, 2, 3, 3 }, { 211, 97, 17, 40 }, { 13, 8, 14, 7 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Stretched_AsDefined(int height, int width, int toHeight, int toWidth)
    {
        foreach (int components in new[] { 1, 3 })
        {
            byte[] pixels = PngFile.Noise(height, width, components);
            float[] found = ImageBytes.Read(PngFile.Of(height, width, components, pixels), new ImageOptions(toHeight, toWidth, components));
            found.ShouldBe(PlainResize.Stretch(pixels, height, width, components, toHeight, toWidth), 1e-6f);
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Letterboxed_AsDefined(int height, int width, int toHeight, int toWidth)
    {
        byte[] pixels = PngFile.Noise(height, width, 3);
        var options = new ImageOptions(toHeight, toWidth, 3) { Fit = ImageFit.Letterbox, PadValue = 0.25f };
        float[] found = ImageBytes.Read(PngFile.Of(height, width, 3, pixels), options);
        double scale = Math.Min((double)toHeight / height, (double)toWidth / width);
        int innerHeight = Math.Max(1, (int)Math.Floor((height * scale) + 0.5)), innerWidth = Math.Max(1, (int)Math.Floor((width * scale) + 0.5));
        float[] inner = PlainResize.Stretch(pixels, height, width, 3, innerHeight, innerWidth);
        float[] expected = [.. Enumerable.Repeat(0.25f, toHeight * toWidth * 3)];
        for (int row = 0; row < innerHeight; row++)
        {
            int top = (toHeight - innerHeight) / 2, left = (toWidth - innerWidth) / 2;
            inner.AsSpan(row * innerWidth * 3, innerWidth * 3).CopyTo(expected.AsSpan((((top + row) * toWidth) + left) * 3));
        }

        found.ShouldBe(expected, 1e-6f);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void CenterCropped_AsDefined(int height, int width, int toHeight, int toWidth)
    {
        byte[] pixels = PngFile.Noise(height, width, 1);
        float[] found = ImageBytes.Read(PngFile.Of(height, width, 1, pixels), new ImageOptions(toHeight, toWidth) { Fit = ImageFit.CenterCrop });
        double scale = Math.Min((double)height / toHeight, (double)width / toWidth);
        double windowHeight = Math.Min(height, toHeight * scale), windowWidth = Math.Min(width, toWidth * scale);
        int top = (int)Math.Floor((height - windowHeight) / 2), left = (int)Math.Floor((width - windowWidth) / 2);
        found.ShouldBe(PlainResize.Window(pixels, height, width, 1, (top, windowHeight, toHeight), (left, windowWidth, toWidth)), 1e-6f);
    }

    [Fact]
    public void WholeFactor_IsTheMeanOfEachBlock() =>
        ImageBytes.Read(PngFile.Of(2, 4, 1, 0, 10, 100, 200, 20, 30, 40, 60), new ImageOptions(1, 2)).ShouldBe([15f / 255, 100f / 255], 1e-7f);

    [Fact]
    public void Growing_IsLinearBetweenMiddles() =>
        ImageBytes.Read(PngFile.Of(1, 2, 1, 0, 200), new ImageOptions(1, 4)).ShouldBe([0, 50f / 255, 150f / 255, 200f / 255], 1e-7f);

    [Fact]
    public void White_StaysWhite()
    {
        foreach (int side in new[] { 3, 27, 29, 57, 300 })
        {
            byte[] white = [.. Enumerable.Repeat((byte)255, side * side)];
            ImageBytes.Read(PngFile.Of(side, side, 1, white), new ImageOptions(28, 28)).ShouldAllBe(static value => value <= 1 && value > 0.999999f);
        }
    }

    [Fact]
    public void Crop_OfTheSameScale_IsNotBlurred() =>
        ImageBytes.ReadBytes(PngFile.Of(1, 4, 1, 1, 200, 3, 90), new ImageOptions(1, 1) { Fit = ImageFit.CenterCrop }).ShouldBe([200]);
}
