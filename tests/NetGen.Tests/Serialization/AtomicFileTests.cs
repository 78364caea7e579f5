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
    public void MissingFolder_IsSaidToBeMissing() =>
        Should.Throw<DirectoryNotFoundException>(() => AtomicFile.Write(_folder.File("nowhere/file"), _ => { }));
}
