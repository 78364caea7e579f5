namespace NetGen.Generator.Tests;

/// <summary>The helper is a guard too, so it is guarded.</summary>
public sealed class SnapshotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snapshot").FullName;

    private string Verified => Path.Combine(_folder, "Snapshots", "A.B.verified.cs");

    private string Received => Path.Combine(_folder, "Snapshots", "A.B.received.cs");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void NoVerifiedFile_FailsAndLeavesWhatWasReceived()
    {
        Should.Throw<Exception>(() => Snapshot.MatchIn("text", _folder, "A.B")).Message.ShouldContain("does not exist");
        File.ReadAllText(Received).ShouldBe("text");
    }

    [Fact]
    public void OtherText_FailsAndNamesTheLine()
    {
        Verify("same\nold");
        Should.Throw<Exception>(() => Snapshot.MatchIn("same\nnew", _folder, "A.B")).Message.ShouldContain("first in line 2:\n- old\n+ new");
        File.ReadAllText(Received).ShouldBe("same\nnew");
    }

    [Fact]
    public void SameText_PassesAndRemovesWhatWasReceived()
    {
        Verify("text");
        File.WriteAllText(Received, "old");
        Snapshot.MatchIn("text", _folder, "A.B");
        File.Exists(Received).ShouldBeFalse();
    }

    [Fact]
    public void OtherLineEndsAndVersion_Pass()
    {
        Verify("GeneratedCode(\"NetGen\", \"{version}\")\r\nend");
        Snapshot.MatchIn("GeneratedCode(\"NetGen\", \"9.9.9\")\nend", _folder, "A.B");
    }

    private void Verify(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Verified)!);
        File.WriteAllText(Verified, text);
    }
}
