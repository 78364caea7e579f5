using System.Collections.Concurrent;

namespace NetGen.Reliability.Interruptions.Writers;

/// <summary>A way to replace a file by its next version.</summary>
internal abstract class Writer
{
    /// <summary>Two versions that follow each other differ. After so many the contents come again.</summary>
    protected const int Contents = 3;

    private readonly ConcurrentDictionary<int, byte[]> _contents = new();

    /// <summary>What the file is.</summary>
    public abstract string Name { get; }

    /// <summary>The name of the file.</summary>
    public abstract string FileName { get; }

    /// <summary>Says that the next write is the first of its process.</summary>
    public virtual void Begin(string folder)
    {
    }

    /// <summary>Writes a version over the one before. Versions count from 1.</summary>
    public abstract void Write(string folder, int version);

    /// <summary>What a folder may hold while a version takes the place of the one before, and after a failure to write it.</summary>
    public virtual IEnumerable<FolderState> During(int version) => [State(version - 1), State(version)];

    /// <summary>What a folder may hold when a version is written.</summary>
    public virtual IEnumerable<FolderState> After(int version) => [State(version)];

    /// <summary>The content of a version; null for version 0, which is before the first.</summary>
    public byte[]? Content(int version) => version <= 0 ? null : _contents.GetOrAdd(version % Contents, _ =>
    {
        using var folder = new CheckFolder();
        Write(folder.Path, version);
        return File.ReadAllBytes(Path.Combine(folder.Path, FileName));
    });

    private FolderState State(int version) => new(this, [(FileName, version)]);
}
