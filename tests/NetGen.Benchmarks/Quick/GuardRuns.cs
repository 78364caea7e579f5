using NetGen.Benchmarks.Data;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Nets;
using NetGen.Benchmarks.Report;

namespace NetGen.Benchmarks.Quick;

/// <summary>
/// What it costs to look for values that are not finite, in the data and in the weights of every epoch: a training with the search and without it.
/// </summary>
internal sealed class GuardRuns(Settings settings, IReport report)
{
    private const int Rounds = 15;

    /// <summary>Measures the training of a network. An epoch has as many samples as a training on MNIST.</summary>
    public void Measure(Subject subject, BenchmarkData data, int batch, int samples, int rounds = Rounds)
    {
        string task = $"guard_b{batch}";
        if (!settings.Wants(task, subject.Shape, data.Name))
        {
            return;
        }

        Dataset set = data.First(samples);
        FitOptions options = new() { Epochs = 2, BatchSize = batch, Threads = 1, Optimizer = new Adam() };
        Contender[] contenders = [Training(subject, set, options, isOn: true), Training(subject, set, options, isOn: false)];
        Result[] results = new Contest(rounds, Milliseconds: 0).Run(contenders);
        foreach ((Result result, string note) in results.Zip((string[])["with the search", "without it"]))
        {
            report.Add(new Measurement
            {
                Peer = Contender.NetGen,
                Task = task,
                Shape = subject.Shape,
                Data = data.Name,
                Threads = 1,
                SamplesPerS = 1e9 / result.Median,
                BestSamplesPerS = 1e9 / result.Least,
                Ratio = result == results[1] ? null : 1 / result.Over(results[1]),
                RatioOf = result == results[1] ? null : "without it",
                Note = note,
            });
        }
    }

    private static Contender Training(Subject subject, Dataset set, FitOptions options, bool isOn) => Contender.InProcess(
        Contender.NetGen,
        operations =>
        {
            FiniteScan.IsOn = isOn;
            for (int i = 0; i < operations; i++)
            {
                _ = subject.Fit(set, options);
            }

            FiniteScan.IsOn = true;
        },
        set.Count * options.Epochs);
}
