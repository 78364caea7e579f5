using NetGen.Benchmarks.Data;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Nets;
using NetGen.Benchmarks.Peers;
using NetGen.Benchmarks.Report;

namespace NetGen.Benchmarks.Quick;

/// <summary>Training as a whole: drawing the weights, shuffling, every step with Adam, the loss.</summary>
internal sealed class TrainingRuns(Settings settings, PeerSet peers, IReport report)
{
    /// <summary>Steps that both sides do alike before they are timed.</summary>
    private const int CheckedSteps = 3;

    /// <summary>Measures the training of a network.</summary>
    /// <param name="subject">The network.</param>
    /// <param name="data">On what.</param>
    /// <param name="batch">Rows of a mini-batch.</param>
    /// <param name="threads">How many threads.</param>
    /// <param name="samples">Rows of the data.</param>
    /// <param name="epochs">Passes over them.</param>
    /// <param name="rounds">How often.</param>
    public void Measure(Subject subject, BenchmarkData data, int batch, int threads, int samples = 10_240, int epochs = 1, int rounds = 4)
    {
        string name = $"train_b{batch}";
        if (!settings.Wants(name, subject.Shape, data.Name) || threads > Environment.ProcessorCount)
        {
            return;
        }

        var task = new TrainingTask(data.First(samples), batch, epochs, threads);
        Training[] entrants = [Own(subject, task), .. peers.All.SelectMany(peer => peer.Train(subject, task))];
        RequireAgreement(subject, task, entrants);
        if (subject.IsTiny)
        {
            // Every step of a training calls everything, but only a training of a tiny network ends before that is compiled for good.
            WarmUp.UntilOptimised(entrants[0].Contender, calls: 1);
        }

        Result[] results = new Contest(rounds, Milliseconds: 0, threads).Run([.. entrants.Select(static entrant => entrant.Contender)]);
        foreach ((Result result, Training entrant) in results.Zip(entrants))
        {
            bool isOwn = result == results[0];
            report.Add(new Measurement
            {
                Peer = result.Peer,
                Task = name,
                Shape = subject.Shape,
                Data = data.Name,
                Threads = threads,
                SamplesPerS = 1e9 / result.Median,
                BestSamplesPerS = 1e9 / result.Least,
                Ratio = isOwn ? null : 1 / results[0].Over(result),
                RatioOf = isOwn ? null : "speed",
                Note = entrant.Way,
            });
        }
    }

    private static Training Own(Subject subject, TrainingTask task)
    {
        FitOptions options = new() { Epochs = task.Epochs, BatchSize = task.Batch, Threads = task.Threads, Optimizer = new Adam() };
        return new Training(
            Contender.InProcess(
                Contender.NetGen,
                operations =>
                {
                    for (int i = 0; i < operations; i++)
                    {
                        _ = subject.Fit(task.Data, options);
                    }
                },
                task.Samples,
                task.Threads),
            (start, data) =>
            {
                subject.Parameters = start;
                _ = subject.FitOn(data, new FitOptions { Epochs = 1, BatchSize = task.Batch, Threads = task.Threads, Optimizer = new Adam(), Shuffle = false });
                return subject.Parameters;
            });
    }

    /// <summary>A few steps from the same weights, over the same samples in the same order, must end in networks that predict the same.</summary>
    private static void RequireAgreement(Subject subject, TrainingTask task, Training[] entrants)
    {
        Dataset data = new BenchmarkData("", task.Data).First(CheckedSteps * task.Batch);
        float[] start = subject.Parameters, inputs = new BenchmarkData("", data).Inputs(task.Batch), expected = [];
        float tolerance = subject.IsImage ? Agreement.ToleranceOfFilters : Agreement.Tolerance;
        foreach (Training entrant in entrants)
        {
            subject.Parameters = entrant.Trained(start, data);
            float[] outputs = new float[task.Batch * subject.OutputSize];
            subject.PredictBatches(inputs, outputs, calls: 1);
            expected = expected is [] ? outputs : expected;
            Agreement.Require(entrant.Contender.Peer, $"the training of {subject.Shape}", expected, outputs, tolerance);
        }
    }
}
