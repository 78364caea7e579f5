using BenchmarkDotNet.Attributes;
using NetGen.Benchmarks.Data;
using NetGen.Benchmarks.Nets;

namespace NetGen.Benchmarks.Details;

/// <summary>Training in detail: one epoch, a sample as the unit.</summary>
[MemoryDiagnoser]
public class FitBenchmarks
{
    private const int Rows = 10_240;
    private Subject? _subject;
    private Dataset? _data;

    /// <summary>The network.</summary>
    [Params("784-128-10", "784-300-100-10", "784-512-256-10")]
    public string Net { get; set; } = "";

    /// <summary>Rows of a mini-batch.</summary>
    [Params(64, 128)]
    public int Batch { get; set; }

    /// <summary>How many threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _subject = Subjects.Named(Net);
        _data = BenchmarkData.Dense(_subject.InputSize, _subject.OutputSize, Rows).Set;
    }

    /// <summary>One sample of one epoch.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public History Fit() => _subject!.Fit(_data!, new FitOptions { Epochs = 1, BatchSize = Batch, Threads = Threads });
}
