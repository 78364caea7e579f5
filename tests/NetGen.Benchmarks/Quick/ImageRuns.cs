using NetGen.Benchmarks.Data;
using NetGen.Benchmarks.Nets;
using NetGen.Benchmarks.Peers;
using NetGen.Benchmarks.Report;

namespace NetGen.Benchmarks.Quick;

/// <summary>Everything that is measured of networks of convolutions.</summary>
internal sealed class ImageRuns(Settings settings, PeerSet peers, IReport report)
{
    private const int Batch = 128, WarmUpRows = 4 * Batch;

    /// <summary>Measures all of them.</summary>
    /// <param name="digits">What those get that read digits.</param>
    public void Measure(BenchmarkData digits)
    {
        foreach ((Func<Subject> make, int samples) in (ReadOnlySpan<(Func<Subject>, int)>)
            [(Subjects.LeNet5, 10_240), (Subjects.MnistCnn, 1280), (Subjects.SmallVgg, 768), (Subjects.DsCnn, 2560)])
        {
            Subject subject = make();
            BenchmarkData data = subject.InputSize == digits.Set.FeatureCount ? digits : BenchmarkData.Dense(subject.InputSize, subject.OutputSize, samples);
            Infer(subject, data);
            Train(subject, data, samples);
            new ProductRuns(settings, peers, report).MeasureParts(subject, data, Batch);
            new AllocationRuns(settings, report).Measure(subject);
        }

        new CompilerRuns(settings, report).Measure(Subjects.SmallVgg());
    }

    private void Infer(Subject subject, BenchmarkData data)
    {
        var runs = new InferenceRuns(settings, peers, report);
        if (!runs.Wants(subject, data))
        {
            return;
        }

        // Statistics that say something, and units that are silent as often as in use.
        _ = subject.Fit(data.First(WarmUpRows), new FitOptions { Epochs = 1, BatchSize = Batch });
        runs.Measure(subject, data, inBatches: false);
        runs.Measure(subject, data, inBatches: true);
    }

    private void Train(Subject subject, BenchmarkData data, int samples)
    {
        var runs = new TrainingRuns(settings, peers, report);
        runs.Measure(subject, data, Batch, threads: 1, samples, rounds: 5);
        if (string.Equals(subject.Shape, "mnist_cnn", StringComparison.Ordinal))
        {
            runs.Measure(subject, data, Batch, threads: 2, samples, rounds: 5);
            new ThreadRuns(settings, report).Measure(subject, data, Batch, samples);
        }
    }
}
