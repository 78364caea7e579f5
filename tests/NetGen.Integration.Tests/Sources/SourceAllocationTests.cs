namespace NetGen.Integration.Tests.Sources;

/// <summary>No step allocates, neither on the thread that trains nor on the one that reads.</summary>
[Trait("Category", "Allocation")]
public sealed class SourceAllocationTests
{
    private const int BatchSize = 64;

    [Theory]
    [InlineData("rows", false)]
    [InlineData("npy8", false)]
    [InlineData("rows", true)]
    public void Step_AllocatesNothing(string format, bool byBlocks)
    {
        using var folder = new TemporaryFolder();
        var source = new MeteredSource(SourceFiles.Open(folder, format, Samples.Classes(BatchSize * 33, 64, 10)));
        long[] marks = new long[33];
        new SharedNet(seed: 1).Fit(source, new FitOptions
        {
            Epochs = 3, BatchSize = BatchSize, Threads = 2, Shuffling = byBlocks ? Shuffling.ByBlocks(BatchSize, 4) : null,
            Callbacks =
            [
                new StepCallback(training => { if (training.Epoch == 2) { marks[training.StepInEpoch - 1] = GC.GetAllocatedBytesForCurrentThread(); } })
            ],
        });

        (marks[31] - marks[1]).ShouldBe(0);
        source.Reads.ShouldBeGreaterThan(20);
        source.Allocated.ShouldBe(0);
    }

    /// <summary>Counts what the reading thread allocates between two reads, and in them.</summary>
    private sealed class MeteredSource(IRowSource source) : IRowSource
    {
        [ThreadStatic]
        private static long t_last;

        public int Count => source.Count;

        public int FeatureCount => source.FeatureCount;

        public int TargetCount => source.TargetCount;

        public bool HasOneHotTargets => source.HasOneHotTargets;

        public int Reads { get; private set; }

        public long Allocated { get; private set; }

        public void Read(int first, Span<float> features, Span<float> targets)
        {
            if (Thread.CurrentThread.Name == "NetGen rows")
            {
                // The first reads fill buffers and compile.
                if (Reads++ > 12)
                {
                    Allocated += GC.GetAllocatedBytesForCurrentThread() - t_last;
                }

                t_last = GC.GetAllocatedBytesForCurrentThread();
            }

            source.Read(first, features, targets);
        }
    }
}
