namespace NetGen.Mpi.Tests.Collectives;

/// <summary>Ranks that read rows which are not in memory: each only its own.</summary>
public sealed class SourceTests : IDisposable
{
    private static readonly Dataset s_data = Samples.Classes(50, 9, 3);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(2, 0, false)]
    [InlineData(2, 4, false)]
    [InlineData(3, 0, true)]
    public void RowsOfAFile_GiveTheBitsOfArrays(int size, int shards, bool byBlocks)
    {
        RowFile.Write(_folder.File("rows"), s_data);
        using RowFile rows = RowFile.Open(_folder.File("rows"));
        FitOptions options = new()
        {
            Epochs = 2, BatchSize = 16, Threads = 1, GradientShards = shards, Shuffling = byBlocks ? Shuffling.ByBlocks(4, 2) : null, Validation = s_data,
        };
        (PlainNet expected, _) = Group.Train<PlainNet>(size, s_data, _ => options);
        ICollective[] collectives = InProcessCollective.Create(size);
        PlainNet[] nets = [.. Enumerable.Range(0, size).Select(static _ => new PlainNet(seed: 1))];
        Thread[] threads = [.. nets.Select((net, rank) => new Thread(() => net.Fit(rows, options with { Collective = collectives[rank], Validation = rows })))];
        foreach (Thread thread in threads)
        {
            thread.Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join(TimeSpan.FromMinutes(5)).ShouldBeTrue("a rank waits for ever");
        }

        nets.ShouldAllBe(net => Group.Bits(net) == Group.Bits(expected));
    }
}
