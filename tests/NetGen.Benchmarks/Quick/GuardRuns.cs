using NetGen.Benchmarks.Data;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Nets;
using NetGen.Benchmarks.Report;

namespace NetGen.Benchmarks.Quick;

/// <summary>
/// What it costs to look for values that are not finite: the searches that a training makes, beside the training. Each epoch ends with one over all parameters,
/// the training with two more.
/// </summary>
internal sealed class GuardRuns(Settings settings, IReport report)
{
    private const int Rounds = 15, Epochs = 2, Searches = Epochs + 2;

    /// <summary>Measures the training of a network. An epoch of few samples makes the share of the searches larger than it is on MNIST.</summary>
    public void Measure(Subject subject, BenchmarkData data, int batch, int samples)
    {
        string task = $"guard_b{batch}";
        if (!settings.Wants(task, subject.Shape, data.Name))
        {
            return;
        }

        Dataset set = data.First(samples);
        FitOptions options = new() { Epochs = Epochs, BatchSize = batch, Threads = 1, Optimizer = new Adam() };
        float[] parameters = subject.Parameters;
        Contender training = Contender.InProcess(
            Contender.NetGen,
            operations =>
            {
                for (int i = 0; i < operations; i++)
                {
                    _ = subject.Fit(set, options);
                }
            },
            set.Count * Epochs);
        Contender search = Contender.InProcess(Contender.NetGen, operations => Search(parameters, operations), set.Count * Epochs);
        Result trained = new Contest(Rounds, Milliseconds: 0).Run([training])[0], searched = new Contest(Rounds, Milliseconds: 20).Run([search])[0];
        Add(trained, "the training, searches included");
        Add(searched, "its searches alone", trained);

        void Add(Result result, string note, Result? whole = null) => report.Add(new Measurement
        {
            Peer = Contender.NetGen,
            Task = task,
            Shape = subject.Shape,
            Data = data.Name,
            Threads = 1,
            SamplesPerS = 1e9 / result.Median,
            BestSamplesPerS = 1e9 / result.Least,
            Ratio = whole is null ? null : result.Over(whole),
            RatioOf = whole is null ? null : "the time of the training",
            Note = note,
        });
    }

    private static void Search(float[] parameters, int operations)
    {
        int found = 0;
        for (int i = 0; i < operations * Searches; i++)
        {
            found += FiniteScan.IndexOfNonFinite(parameters);
        }

        if (found != -operations * Searches)
        {
            throw new InvalidOperationException("Expected finite parameters.");
        }
    }
}
