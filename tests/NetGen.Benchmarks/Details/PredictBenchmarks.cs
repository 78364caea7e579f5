using BenchmarkDotNet.Attributes;
using NetGen.Benchmarks.Data;
using NetGen.Benchmarks.Nets;

namespace NetGen.Benchmarks.Details;

/// <summary>Inference in detail: distribution and allocations.</summary>
[MemoryDiagnoser]
public class PredictBenchmarks
{
    private Subject? _subject;
    private float[] _inputs = [];
    private float[] _output = [];
    private float[] _outputs = [];

    /// <summary>The network.</summary>
    [Params("2-8-1", "4-16-3", "16-64-32-10", "784-128-10", "784-300-100-10", "784-512-256-10")]
    public string Net { get; set; } = "";

    [GlobalSetup]
    public void SetUp()
    {
        _subject = Subjects.Named(Net);
        _inputs = BenchmarkData.Dense(_subject.InputSize, _subject.OutputSize, Rotation.Rows).Inputs(Rotation.Rows);
        _output = new float[_subject.OutputSize];
        _outputs = new float[Rotation.Rows * _subject.OutputSize];
    }

    /// <summary>One sample.</summary>
    [Benchmark(OperationsPerInvoke = Rotation.Rows)]
    public void Predict() => _subject!.PredictEach(_inputs, _output, Rotation.Rows);

    /// <summary>One sample of a batch of 256.</summary>
    [Benchmark(OperationsPerInvoke = Rotation.Rows)]
    public void PredictBatch() => _subject!.PredictBatches(_inputs, _outputs, calls: 1);
}
