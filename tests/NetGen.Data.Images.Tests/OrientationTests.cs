namespace NetGen.Imaging.Tests;

/// <summary>Images that a camera stored turned.</summary>
public sealed class OrientationTests
{
    private static readonly byte[] s_blocks = [10, 20, 30, 40, 50, 60];

    /// <summary>What is seen of six blocks (10 20 30 above 40 50 60), row by row. Exif 2.32, 4.6.4: 6 means that row 0 is seen at the right.</summary>
    public static TheoryData<int, int, int[]> Orientations => new()
    {
        { 1, 3, [10, 20, 30, 40, 50, 60] }, { 2, 3, [30, 20, 10, 60, 50, 40] }, { 3, 3, [60, 50, 40, 30, 20, 10] }, { 4, 3, [40, 50, 60, 10, 20, 30] },
        { 5, 2, [10, 40, 20, 50, 30, 60] }, { 6, 2, [40, 10, 50, 20, 60, 30] }, { 7, 2, [60, 30, 50, 20, 40, 10] }, { 8, 2, [30, 60, 20, 50, 10, 40] },
        { 0, 3, [10, 20, 30, 40, 50, 60] }, { 9, 3, [10, 20, 30, 40, 50, 60] },
    };

    [Theory]
    [MemberData(nameof(Orientations))]
    public void Image_IsSetUpright(int orientation, int columns, int[] seen)
    {
        var options = new ImageOptions(6 / columns, columns);
        foreach (bool isLittleEndian in new[] { true, false })
        {
            byte[] exif = JpegFile.Orientation(orientation, isLittleEndian);
            ImageBytes.ReadBytes(JpegFile.Grey(16, 24, s_blocks, exif), options).ShouldBe(seen);
            byte[] png = PngFile.Of(2, 3, 8, 0, PngFile.Rows(2, s_blocks), false, ("eXIf", exif));
            ImageBytes.ReadBytes(png, options).ShouldBe(seen);
        }
    }

    [Fact]
    public void ExifWithoutSense_IsNoError()
    {
        byte[] sound = JpegFile.Orientation(6);
        for (int length = 0; length < sound.Length; length++)
        {
            Should.NotThrow(() => ImageBytes.Read(JpegFile.Grey(16, 24, s_blocks, sound[..length]), new ImageOptions(2, 3)));
        }

        byte[] far = [.. sound];
        far.AsSpan(4, 4).Fill(0xFF);
        ImageBytes.ReadBytes(JpegFile.Grey(16, 24, s_blocks, far), new ImageOptions(2, 3)).ShouldBe([10, 20, 30, 40, 50, 60]);
    }
}
