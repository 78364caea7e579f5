namespace NetGen.Integration.Tests.Sources;

/// <summary>Sources with more rows than an evaluation can keep, or with fewer than none.</summary>
public sealed class RowCountTests
{
    [Fact]
    public void MoreOutputsThanAnArrayHolds_AreRefusedWithNumbers()
    {
        var net = new SoftmaxNet(seed: 1);
        Named(Should.Throw<ArgumentException>(() => net.Evaluate(new CountedSource(int.MaxValue))));
        Named(Should.Throw<ArgumentException>(
            () => net.Fit(Samples.Classes(9, 3, 3), new FitOptions { Validation = new CountedSource(int.MaxValue) })));
        Named(Should.Throw<ArgumentException>(() => net.Fit(new CountedSource(int.MaxValue), new FitOptions { Restarts = 2 })));

        static void Named(ArgumentException exception) => exception.Message.ShouldContain(
            $"SoftmaxNet has 3 outputs, and an evaluation keeps those of all rows: expected at most {Array.MaxLength - 256} outputs in a process, but found "
            + "2147483647 rows for 1 processes.");
    }

    [Fact]
    public void FewerThanNoRows_AreRefused()
    {
        Should.Throw<ArgumentException>(static () => new SoftmaxNet(seed: 1).Fit(new CountedSource(-3))).Message.ShouldContain("but the data set has -3");
        Should.Throw<ArgumentException>(static () => new SoftmaxNet(seed: 1).Evaluate(new CountedSource(0))).Message.ShouldContain("is empty");
    }

    /// <summary>A source that says how many rows it has, and has none.</summary>
    private sealed class CountedSource(int count) : IRowSource
    {
        public int Count => count;

        public int FeatureCount => 3;

        public int TargetCount => 3;

        public bool HasOneHotTargets => true;

        public void Read(int first, Span<float> features, Span<float> targets) => throw new InvalidOperationException("Nothing must be read.");
    }
}
