namespace NetGen.Imaging.Tests;

/// <summary>One image for a prediction.</summary>
public sealed class SingleImageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void PathStreamAndBytes_GiveTheSame()
    {
        byte[] file = PngFile.Of(50, 40, 3, PngFile.Noise(50, 40, 3));
        file.Length.ShouldBeGreaterThan(1 << 12);
        var options = new ImageOptions(7, 9, 3) { Fit = ImageFit.CenterCrop };
        float[] expected = Images.Read(_folder.Write("1.png", file), options), values = new float[options.Length];

        Images.Read(file, options, values);
        values.ShouldBe(expected);
        foreach (bool isSeekable in new[] { true, false })
        {
            using var stream = new TestStream([1, 2, 3, .. file], isSeekable);
            stream.ReadExactly(new byte[3]);
            values.AsSpan().Clear();
            Images.Read(stream, options, values);
            values.ShouldBe(expected);
            stream.CanRead.ShouldBeTrue();
        }
    }

    [Fact]
    public void SpanOfAnotherLength_IsRefused() =>
        Should.Throw<ArgumentException>(() => Images.Read(PngFile.Of(1, 1, 1, 1), new ImageOptions(2, 2), new float[5])).Message
            .ShouldStartWith("Expected 4 values, but found 5.");

    [Fact]
    public void MissingFile_IsNamed() =>
        Should.Throw<FileNotFoundException>(() => Images.Read(_folder.File("no.png"), new ImageOptions(2, 2))).Message.ShouldContain(_folder.File("no.png"));

    [Fact]
    public void DamagedFile_IsNamed()
    {
        string path = _folder.Write("1.png", []);
        Should.Throw<NetGenFormatException>(() => Images.Read(path, new ImageOptions(2, 2))).Message
            .ShouldBe($"{path}: expected a PNG or JPEG, but found an empty file.");
    }

    /// <summary>
    /// The decoder makes the pixels, its tables, and for a PNG twice its largest chunk, here half of the file; besides there are a few small objects.
    /// </summary>
    [Fact]
    public void LittleIsAllocatedBesideTheDecodedPixels()
    {
        const int side = 400;
        byte[] png = PngFile.Of(side, side, 3, PngFile.Noise(side, side, 3)), jpeg = JpegFile.Color(side, side, new byte[2500], new byte[2500], new byte[2500]);
        var options = new ImageOptions(28, 28, 3);
        float[] values = new float[options.Length];
        foreach ((byte[] file, int ofDecoder) in new[] { (png, png.Length), (jpeg, 0) })
        {
            Images.Read(file, options, values);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Images.Read(file, options, values);
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan((side * side * 3) + ofDecoder + (64 << 10));
        }
    }

    private sealed class TestStream(byte[] content, bool isSeekable) : MemoryStream(content)
    {
        public override bool CanSeek => isSeekable;

        public override long Length => isSeekable ? base.Length : throw new NotSupportedException();

        /// <summary>As a network gives it: a little at a time.</summary>
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1000));
    }
}
