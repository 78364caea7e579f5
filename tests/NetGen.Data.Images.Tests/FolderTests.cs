namespace NetGen.Imaging.Tests;

/// <summary>A folder for each class.</summary>
public sealed class FolderTests : IDisposable
{
    private static readonly ImageOptions s_options = new(1, 1);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>An image of one pixel.</summary>
    private string Pixel(string name, byte value) => _folder.Write(name, PngFile.Of(1, 1, 1, value));

    private void ShouldBeRefused(string message, ImageOptions? options = null) =>
        Should.Throw<NetGenFormatException>(() => Images.Load(_folder.Root, options ?? s_options)).Message.ShouldBe(message);

    [Fact]
    public void Classes_AreTheFoldersInOrdinalOrder()
    {
        Pixel("b/2.png", 30);
        Pixel("b/10.png", 20);
        Pixel("a/1.png", 10);
        Pixel("Z/1.png", 5);
        ImageSet set = Images.Load(_folder.Root, s_options);
        set.Classes.ShouldBe(["Z", "a", "b"]);
        set.Paths.Select(path => Path.GetRelativePath(_folder.Root, path).Replace('\\', '/')).ShouldBe(["Z/1.png", "a/1.png", "b/10.png", "b/2.png"]);
        set.Data.Features.ToArray().ShouldBe([5 / 255f, 10 / 255f, 20 / 255f, 30 / 255f]);
        set.Data.Targets.ToArray().ShouldBe([1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1]);
        set.Data.HasOneHotTargets.ShouldBeTrue();
        (set.LeftOut.IsEmpty, set.Notes.IsEmpty).ShouldBe((true, true));
    }

    [Fact]
    public void ContentDecides_NotTheName()
    {
        _folder.Write("a/photo.png", JpegFile.Grey(8, 8, [77]));
        _folder.Write("b/drawing.JPG", PngFile.Of(1, 1, 1, 78));
        Images.Load(_folder.Root, s_options).Data.Features.ToArray().ShouldBe([77 / 255f, 78 / 255f]);
    }

    [Fact]
    public void FoldersOfAClass_AreSearched()
    {
        Pixel("a/x/y/1.png", 1);
        Pixel("b/1.jpeg", 2);
        Images.Load(_folder.Root, s_options).Data.Features.ToArray().ShouldBe([1 / 255f, 2 / 255f]);
    }

    [Fact]
    public void OtherFiles_AreNotedAndHiddenOnesAreNot()
    {
        Pixel("a/1.png", 1);
        Pixel("b/1.png", 2);
        _folder.Write("b/.DS_Store", [1]);
        _folder.Write("b/._1.png", [1]);
        _folder.Write(".cache/1.png", [1]);
        _folder.Write("b/.trash/1.png", [1]);
        Images.Load(_folder.Root, s_options).Notes.ShouldBeEmpty();

        string read = _folder.Write("README.md", [1]);
        _folder.Write("b/2.webp", [1]);
        ImageSet set = Images.Load(_folder.Root, s_options);
        set.Data.Count.ShouldBe(2);
        string why = "for the name does not end like that of a PNG or JPEG but in '.md', '.webp'";
        set.Notes.ShouldBe([$"{_folder.Root}: 2 files are passed over, {why}: {read} and others."]);
    }

    [Fact]
    public void WithoutClasses_IsRefused()
    {
        ShouldBeRefused($"{_folder.Root}: expected a folder for each class, but found no folder.");
        Pixel("1.png", 1);
        ShouldBeRefused($"{_folder.Root}: expected a folder for each class, but found no folder, only files such as 1.png.");
        Pixel("a/1.png", 1);
        ShouldBeRefused($"{_folder.Root}: expected images of at least 2 classes, but found those of 'a' alone.");
        string nowhere = _folder.File("nowhere");
        Should.Throw<DirectoryNotFoundException>(() => Images.Load(nowhere, s_options)).Message
            .ShouldBe($"Expected a folder with one folder per class, but found no folder {nowhere}.");
    }

    [Fact]
    public void ClassWithoutImages_IsRefused()
    {
        Pixel("a/1.png", 1);
        Directory.CreateDirectory(_folder.File("b"));
        ShouldBeRefused($"{_folder.File("b")}: expected PNG or JPEG files in the folder of each class, but found none.");
        _folder.Write("b/1.webp", [1]);
        ShouldBeRefused($"{_folder.File("b")}: expected PNG or JPEG files in the folder of each class, but found only other files such as 1.webp.");
    }

    [Fact]
    public void GivenClasses_KeepTheirPlaces()
    {
        Pixel("a/1.png", 1);
        Pixel("c/1.png", 3);
        Directory.CreateDirectory(_folder.File("b"));
        ImageSet set = Images.Load(_folder.Root, s_options with { Classes = ["c", "b", "a"] });
        set.Classes.ShouldBe(["c", "b", "a"]);
        set.Data.Targets.ToArray().ShouldBe([0, 0, 1, 1, 0, 0]);
        set.Notes.ShouldBe([$"{_folder.Root}: no image of class 'b'."]);
        ShouldBeRefused($"{_folder.Root}: expected images of the classes 'a', 'b', but found the class 'c'.", s_options with { Classes = ["a", "b"] });
        foreach (string[] wrong in new string[][] { ["a"], ["a", "a", "c"], ["a", "", "c"], [] })
        {
            Should.Throw<ArgumentException>(() => Images.Load(_folder.Root, s_options with { Classes = wrong })).Message
                .ShouldStartWith($"Expected at least 2 classes, each with a name of its own, but found '{string.Join("', '", wrong)}'.");
        }
    }

    /// <summary>Files that are found to be damaged sooner or later than the first, while others are read.</summary>
    [Fact]
    public void FirstDamage_IsReported_WhoeverFindsItsOwnSooner()
    {
        byte[] late = PngFile.Of(400, 400, 3, PngFile.Noise(400, 400, 3))[..^1], later = PngFile.Of(800, 800, 3, PngFile.Noise(800, 800, 3))[..^1];
        string first = _folder.Write("a/00.png", late);
        for (int i = 1; i < 24; i++)
        {
            _folder.Write($"a/{i:00}.png", i % 2 == 0 ? later : []);
        }

        Pixel("b/1.png", 1);
        for (int run = 0; run < 10; run++)
        {
            string found = $"the end of the file after {late.Length} bytes, so it is cut off";
            ShouldBeRefused($"{first}: expected a PNG up to its end (IEND), but found {found}.", s_options with { Threads = 8 });
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void DamagedFile_IsOneErrorAlwaysTheFirst(int threads)
    {
        for (int i = 0; i < 60; i++)
        {
            Pixel($"a/{i:00}.png", 1);
        }

        Pixel("b/1.png", 1);
        string first = _folder.Write("a/07.png", [1, 2, 3]);
        _folder.Write("a/08.png", []);
        _folder.Write("a/50.png", [4]);
        ShouldBeRefused($"{first}: expected a PNG or JPEG, but found a file of 3 bytes that begins with 010203.", s_options with { Threads = threads });
    }

    [Fact]
    public void DamagedFiles_AreLeftOutAndListed()
    {
        Pixel("a/1.png", 1);
        Pixel("a/3.png", 3);
        Pixel("b/2.png", 9);
        string empty = _folder.Write("a/2.png", []), text = _folder.Write("b/1.png", [1]);
        ImageSet set = Images.Load(_folder.Root, s_options with { Damaged = DamagedImages.LeaveOut });
        set.Data.Features.ToArray().ShouldBe([1 / 255f, 3 / 255f, 9 / 255f]);
        set.Data.Targets.ToArray().ShouldBe([1, 0, 1, 0, 0, 1]);
        set.Paths.Select(path => Path.GetFileName(path)).ShouldBe(["1.png", "3.png", "2.png"]);
        set.LeftOut.ShouldBe([
            new LeftOutImage(empty, $"{empty}: expected a PNG or JPEG, but found an empty file."),
            new LeftOutImage(text, $"{text}: expected a PNG or JPEG, but found a file of 1 bytes that begins with 01."),
        ]);
    }

    [Fact]
    public void ClassLostToDamage_IsNoted()
    {
        Pixel("a/1.png", 1);
        string damaged = _folder.Write("b/1.png", []);
        ImageOptions options = s_options with { Damaged = DamagedImages.LeaveOut };
        ImageSet set = Images.Load(_folder.Root, options);
        set.Classes.ShouldBe(["a", "b"]);
        set.Notes.ShouldBe([$"{_folder.Root}: all images of class 'b' are damaged, so they are left out."]);
        string first = _folder.Write("a/1.png", []);
        ShouldBeRefused($"{_folder.Root}: expected images, but all 2 files are damaged. {first}: expected a PNG or JPEG, but found an empty file.", options);
        File.Exists(damaged).ShouldBeTrue();
    }
}
