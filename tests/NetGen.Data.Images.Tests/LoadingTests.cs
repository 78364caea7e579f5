namespace NetGen.Imaging.Tests;

/// <summary>Many files at once: lists, threads, progress.</summary>
public sealed class LoadingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Images of many sizes and kinds, some of them damaged.</summary>
    private (string Path, string Class)[] Mixed() => [.. Enumerable.Range(0, 80).Select(i =>
    {
        int height = 1 + (i * 7 % 40), width = 1 + (i * 5 % 33), components = 1 + (i % 4);
        byte[] file = i % 3 == 0 ? JpegFile.Grey(16, 8, [(byte)i, 200]) : PngFile.Of(height, width, components, PngFile.Noise(height, width, components, i));
        return (_folder.Write($"{i}.png", i % 17 == 3 ? file[..^1] : file), i % 2 == 0 ? "even" : "odd");
    })];

    [Theory]
    [InlineData(ImageFit.Stretch)]
    [InlineData(ImageFit.Letterbox)]
    [InlineData(ImageFit.CenterCrop)]
    public void Threads_ChangeNothing(ImageFit fit)
    {
        (string, string)[] files = Mixed();
        ImageSet[] sets = [.. new[] { 1, 2, 5, 16 }.Select(threads =>
            Images.Load(files, new ImageOptions(9, 11, 3) { Fit = fit, Damaged = DamagedImages.LeaveOut, Threads = threads }))];
        sets[0].LeftOut.Length.ShouldBe(5);
        foreach (ImageSet set in sets[1..])
        {
            set.Data.Features.SequenceEqual(sets[0].Data.Features).ShouldBeTrue();
            set.Data.Targets.SequenceEqual(sets[0].Data.Targets).ShouldBeTrue();
            set.Paths.ShouldBe(sets[0].Paths);
            set.LeftOut.ShouldBe(sets[0].LeftOut);
        }
    }

    [Fact]
    public void Rows_AreTheImagesReadOneByOne()
    {
        var options = new ImageOptions(6, 5, 3) { Damaged = DamagedImages.LeaveOut, Threads = 3 };
        ImageSet set = Images.Load(Mixed(), options);
        for (int row = 0; row < set.Data.Count; row++)
        {
            Images.Read(set.Paths[row], options).ShouldBe(set.Data.FeaturesOf(row).ToArray());
        }
    }

    [Fact]
    public void List_KeepsItsOrderAndItsRepetitions()
    {
        string one = _folder.Write("1", PngFile.Of(1, 1, 1, 1)), two = _folder.Write("2", PngFile.Of(1, 1, 1, 2));
        ImageSet set = Images.Load([(two, "x"), (one, "y"), (two, "x")], new ImageOptions(1, 1));
        set.Data.Features.ToArray().ShouldBe([2 / 255f, 1 / 255f, 2 / 255f]);
        set.Data.Targets.ToArray().ShouldBe([1, 0, 0, 1, 1, 0]);
        set.Classes.ShouldBe(["x", "y"]);
    }

    [Fact]
    public void List_OfNothing_IsRefused()
    {
        var options = new ImageOptions(1, 1);
        Should.Throw<NetGenFormatException>(() => Images.Load([], options)).Message
            .ShouldBe("list of images: expected images of at least 2 classes, but found none.");
        Should.Throw<NetGenFormatException>(() => Images.Load([], options with { Classes = ["a", "b"] })).Message
            .ShouldBe("list of images: expected at least one image, but found none.");
        Should.Throw<ArgumentException>(() => Images.Load([("a.png", "a"), ("", "b")], options)).Message
            .ShouldStartWith("Expected a path and a class, but found ('', 'b') in row 1.");
    }

    [Theory]
    [InlineData(DamagedImages.Error)]
    [InlineData(DamagedImages.LeaveOut)]
    public void FileThatCannotBeRead_IsNamed(DamagedImages damaged)
    {
        string one = _folder.Write("1", PngFile.Of(1, 1, 1, 1)), missing = _folder.File("missing.png");
        var options = new ImageOptions(1, 1) { Damaged = damaged };
        Should.Throw<FileNotFoundException>(() => Images.Load([(one, "x"), (missing, "y")], options)).Message.ShouldContain(missing);
        Should.Throw<UnauthorizedAccessException>(() => Images.Load([(one, "x"), (_folder.Root, "y")], options)).Message.ShouldContain(_folder.Root);
    }

    [Fact]
    public void Progress_EndsWithAll()
    {
        var seen = new Reports();
        (string, string)[] files = Mixed();
        Images.Load(files, new ImageOptions(4, 4) { Damaged = DamagedImages.LeaveOut, Progress = seen, Threads = 3 });
        seen.All[^1].ShouldBe(new ImageProgress(80, 80, 5));
        seen.All[^1].ToString().ShouldBe("80 of 80 images, 5 left out");
        seen.All.Select(static report => report.Done).ShouldBeInOrder();
    }

    [Fact]
    public void Cancellation_EndsTheLoading() =>
        Should.Throw<OperationCanceledException>(() => Images.Load(Mixed(), new ImageOptions(4, 4), new CancellationToken(canceled: true)));

    [Fact]
    public void TooManyValues_AreRefused()
    {
        (string, string)[] files = [.. Enumerable.Range(0, 60_000).Select(static i => ("1.png", i % 2 == 0 ? "a" : "b"))];
        Should.Throw<ArgumentException>(() => Images.Load(files, new ImageOptions(224, 224, 3))).Message
            .ShouldStartWith($"Expected at most {Array.MaxLength} values, but found 60000 images of 224x224x3, which is 9031680000 values.");
    }

    private sealed class Reports : IProgress<ImageProgress>
    {
        public List<ImageProgress> All { get; } = [];

        public void Report(ImageProgress value) => All.Add(value);
    }
}
