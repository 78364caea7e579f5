namespace NetGen.Tests.Serialization;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void NewFile_IsWritten()
    {
        AtomicFile.Write(_folder.File("new"), stream => stream.WriteByte(7));
        File.ReadAllBytes(_folder.File("new")).ShouldBe([7]);
        _folder.Names().ShouldBe(["new"]);
    }

    [Fact]
    public void FileThatIsThere_IsNotWrittenAsNew()
    {
        AtomicFile.TryWriteNew(_folder.File("new"), [[7], [8]]).ShouldBeTrue();
        AtomicFile.TryWriteNew(_folder.File("new"), [[9]]).ShouldBeFalse();
        File.ReadAllBytes(_folder.File("new")).ShouldBe([7, 8]);
        _folder.Names().ShouldBe(["new"]);
    }

    [Fact]
    public void OfManyWhoWriteAsNew_OneDoes()
    {
        int written = 0;
        Parallel.For(0, 32, writer => Interlocked.Add(ref written, AtomicFile.TryWriteNew(_folder.File("new"), [[(byte)writer], [(byte)writer]]) ? 1 : 0));
        written.ShouldBe(1);
        byte[] content = File.ReadAllBytes(_folder.File("new"));
        content.ShouldBe([content[0], content[0]]);
        _folder.Names().ShouldBe(["new"]);
    }

    [Fact]
    public void OldFile_IsReplacedWhole()
    {
        string path = _folder.File("old", [1, 2, 3]);
        AtomicFile.Write(path, stream => stream.WriteByte(7));
        File.ReadAllBytes(path).ShouldBe([7]);
        _folder.Names().ShouldBe(["old"]);
    }

    [Fact]
    public void OldFile_StaysUntilTheNewOneIsWhole()
    {
        string path = _folder.File("old", [1, 2, 3]);
        AtomicFile.Write(path, stream =>
        {
            stream.WriteByte(7);
            stream.Flush();
            File.ReadAllBytes(path).ShouldBe([1, 2, 3]);
        });
    }

    [Fact]
    public void FailedWrite_LeavesTheOldFileAndNothingElse()
    {
        string path = _folder.File("old", [1, 2, 3]);
        Should.Throw<InvalidOperationException>(() => AtomicFile.Write(path, stream =>
        {
            stream.WriteByte(7);
            throw new InvalidOperationException();
        }));
        File.ReadAllBytes(path).ShouldBe([1, 2, 3]);
        _folder.Names().ShouldBe(["old"]);
    }

    [Fact]
    public void TargetThatIsAFolder_LeavesNothingBehind()
    {
        Directory.CreateDirectory(_folder.File("folder"));
        Should.Throw<SystemException>(() => AtomicFile.Write(_folder.File("folder"), stream => stream.WriteByte(7)));
        _folder.Names().ShouldBe(["folder"]);
    }

    [Fact]
    public void FailureOfTheDisk_NamesTheTarget()
    {
        Directory.CreateDirectory(_folder.File("folder"));
        Should.Throw<SystemException>(() => AtomicFile.Write(_folder.File("folder"), stream => stream.WriteByte(7)))
            .Message.ShouldStartWith($"Cannot write {_folder.File("folder")}: ");
        IOException full = new("No space left", 28);
        IOException found = Should.Throw<IOException>(() => AtomicFile.Write(_folder.File("file"), _ => throw full));
        (found.Message, found.HResult, found.InnerException).ShouldBe(($"Cannot write {_folder.File("file")}: No space left", 28, full));
    }

    /// <summary>.NET reports an argument that is out of range if the file system or a limit of the process allows no larger file.</summary>
    [Fact]
    public void FileThatGrowsTooLarge_IsAFailureOfTheDisk() =>
        Should.Throw<IOException>(() => AtomicFile.Write(_folder.File("file"), _ => throw new ArgumentOutOfRangeException("value", "Too large.")))
            .Message.ShouldStartWith($"Cannot write {_folder.File("file")}: Too large.");

    [Fact]
    public void FileOfAKilledProcess_IsRemovedByTheNextWrite()
    {
        string abandoned = Temporary("file", minutes: 2), fresh = Temporary("file", minutes: 0), other = Temporary("other", minutes: 2);
        AtomicFile.Write(_folder.File("file"), stream => stream.WriteByte(7));
        File.Exists(abandoned).ShouldBeFalse();
        File.Exists(fresh).ShouldBeTrue("its process may not have locked it yet");
        File.Exists(other).ShouldBeTrue("it belongs to another file");
    }

    /// <summary>As long as a temporary file's name, but no name that is drawn at random.</summary>
    [Fact]
    public void FileThatAUserHasNamed_Stays()
    {
        string kept = _folder.File("file.old-20240101.tmp");
        File.WriteAllText(kept, "mine");
        File.SetLastWriteTimeUtc(kept, DateTime.UtcNow.AddMinutes(-2));
        AtomicFile.Write(_folder.File("file"), stream => stream.WriteByte(7));
        File.ReadAllText(kept).ShouldBe("mine");
    }

    [Fact]
    public void FileOfAProcessThatStillWrites_Stays()
    {
        string slow = Temporary("file", minutes: 2);
        using (new FileStream(slow, FileMode.Open, FileAccess.Write, FileShare.None))
        {
            AtomicFile.Write(_folder.File("file"), stream => stream.WriteByte(7));
            File.Exists(slow).ShouldBeTrue();
        }
    }

    [Fact]
    public void FileOfRowsOfAKilledProcess_IsRemovedByTheNextWriter()
    {
        string abandoned = Temporary("rows", minutes: 2);
        using (new RowFileWriter(_folder.File("rows"), featureCount: 2, targetCount: 1))
        {
            File.Exists(abandoned).ShouldBeFalse();
        }

        _folder.Names().ShouldBeEmpty();
    }

    [Fact]
    public void MissingFolder_IsSaidToBeMissing() =>
        Should.Throw<DirectoryNotFoundException>(() => AtomicFile.Write(_folder.File("nowhere/file"), _ => { }));

    private string Temporary(string target, int minutes)
    {
        string path = _folder.File($"{target}.{Path.GetRandomFileName()}.tmp", [1]);
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(-minutes));
        return path;
    }
}
