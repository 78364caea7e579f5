using System.IO.MemoryMappedFiles;

namespace NetGen.Reliability.Campaign;

/// <summary>
/// The case that each worker of a child process is trying, in a file that both processes map. So the parent knows which case ended the child, or hangs in it.
/// </summary>
internal sealed class CaseMarks : IDisposable
{
    /// <summary>A worker has not begun, or has ended.</summary>
    public const long Done = -1;

    private readonly MemoryMappedFile _file;

    private readonly MemoryMappedViewAccessor _view;

    public CaseMarks(string folder, int count)
    {
        Count = count;
        _file = MemoryMappedFile.CreateFromFile(Path.Combine(folder, "marks"), FileMode.OpenOrCreate, mapName: null, count * sizeof(long));
        _view = _file.CreateViewAccessor();
    }

    /// <summary>The number of workers.</summary>
    public int Count { get; }

    public long this[int worker]
    {
        get => _view.ReadInt64(worker * sizeof(long));
        set => _view.Write(worker * sizeof(long), value);
    }

    /// <summary>Says of all workers that they have not begun.</summary>
    public void Clear()
    {
        for (int worker = 0; worker < Count; worker++)
        {
            this[worker] = Done;
        }
    }

    /// <summary>The cases that are being tried, by worker.</summary>
    public long[] Now() => [.. Enumerable.Range(0, Count).Select(worker => this[worker])];

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}
