using NetGen.Reliability.Instances.Uses;

namespace NetGen.Reliability.Instances;

/// <summary>
/// A case does one thing that opens files and starts threads, whether it ends well or in an exception. Afterwards, without a collection, the process has the
/// files and threads that it had before.
/// </summary>
internal sealed class HandlesCheck : Check
{
    /// <summary>A thread that was told to end may take a moment.</summary>
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);

    private readonly FlatMemory _memory = new(4096);

    private string _folder = "";

    private string[] _files = [], _threads = [];

    private long _rounds;

    public override string Name => "memory/handles";

    public override long Small => 2 * Use.All.Count;

    public override long Large => 300 * Use.All.Count;

    public override bool RunsSideBySide => false;

    public override string? Lacks => ProcessMemory.Lacks;

    public override IReadOnlyList<(string Name, string Value)> Variables => FlatMemory.Variables;

    public override void Begin(string folder) => _folder = folder;

    public override void Try(Case one)
    {
        if (_files.Length == 0)
        {
            foreach (Use each in Use.All)
            {
                Run(each);
            }

            (_files, _threads) = (ProcessMemory.Files(), Threads()); // Here, because the thread of the cases is one of them.
        }

        Use use = Use.All[(int)(one.Number % Use.All.Count)];
        Run(use);
        string[] files = ProcessMemory.Files();
        BrokenPromiseException.Unless(files.AsSpan().SequenceEqual(_files),
            () => $"{use}: expected the open files {string.Join(", ", _files)}, but found {string.Join(", ", files)}.");
        DateTime end = DateTime.UtcNow + s_grace;
        string[] threads = Threads();
        while (threads.Length > _threads.Length && DateTime.UtcNow < end)
        {
            Thread.Sleep(20);
            threads = Threads();
        }

        BrokenPromiseException.Unless(threads.Length <= _threads.Length,
            () => $"{use}: expected the threads {string.Join(", ", _threads)}, but found {string.Join(", ", threads)}.");
        if (one.Number % Use.All.Count == 0)
        {
            _rounds++;
            _memory.Check(collects: true);
        }
    }

    public override string Finish(long tried) => string.Create(CultureInfo.InvariantCulture,
        $"{_rounds} rounds, {_files.Length} files and {_threads.Length} threads after each, {_memory}");

    private void Run(Use use)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, Path.GetRandomFileName())).FullName;
        use.Run(new Traces(folder));
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>All but those that .NET starts and ends for itself: its pool, its compiler.</summary>
    private static string[] Threads() => [.. ProcessMemory.Threads().Where(static name => !name.StartsWith(".NET ", StringComparison.Ordinal))];
}
