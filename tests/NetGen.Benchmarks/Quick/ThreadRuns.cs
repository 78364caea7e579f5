using NetGen.Benchmarks.Data;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Nets;
using NetGen.Benchmarks.Report;

namespace NetGen.Benchmarks.Quick;

/// <summary>What a second thread is worth: the same training on one and on two, in turns, by the clock on the wall.</summary>
internal sealed class ThreadRuns(Settings settings, IReport report)
{
    private const int Rounds = 7, Threads = 2;

    /// <summary>Measures the training of a network.</summary>
    /// <param name="subject">The network.</param>
    /// <param name="data">On what.</param>
    /// <param name="batch">Rows of a mini-batch.</param>
    /// <param name="samples">Rows of the data.</param>
    public void Measure(Subject subject, BenchmarkData data, int batch, int samples)
    {
        string task = $"threads_b{batch}";
        if (!settings.Wants(task, subject.Shape, data.Name) || Environment.ProcessorCount < Threads)
        {
            return;
        }

        Dataset own = data.First(samples);
        Result[] results = new Contest(Rounds, Milliseconds: 0, Threads).Run([Training(subject, own, batch, 1), Training(subject, own, batch, Threads)]);
        report.Add(new Measurement
        {
            Peer = Contender.NetGen,
            Task = task,
            Shape = subject.Shape,
            Data = data.Name,
            Threads = Threads,
            SamplesPerS = 1e9 / results[1].Median,
            BestSamplesPerS = 1e9 / results[1].Least,
            Ratio = results[0].Over(results[1]),
            RatioOf = "one thread",
        });
    }

    private static Contender Training(Subject subject, Dataset samples, int batch, int threads)
    {
        FitOptions options = new() { Epochs = 1, BatchSize = batch, Threads = threads, Optimizer = new Adam() };
        return Contender.InProcess(
            Contender.NetGen,
            operations =>
            {
                for (int i = 0; i < operations; i++)
                {
                    _ = subject.Fit(samples, options);
                }
            },
            samples.Count,
            Threads);
    }
}
