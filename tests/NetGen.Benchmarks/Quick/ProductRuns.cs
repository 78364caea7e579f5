using System.Globalization;
using NetGen.Benchmarks.Data;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Nets;
using NetGen.Benchmarks.Peers;
using NetGen.Benchmarks.Report;

namespace NetGen.Benchmarks.Quick;

/// <summary>
/// What a training step's products reach of the processor's peak: forward, backward and gradients, without the optimizer and without preparing weights.
/// </summary>
internal sealed class ProductRuns(Settings settings, PeerSet peers, IReport report)
{
    private static readonly Contest Contest = new(Rounds: 9, Milliseconds: 15);

    /// <summary>Measures a network's products beside the peak, and those of libraries.</summary>
    public void Measure(Subject subject, BenchmarkData data, int batch)
    {
        string task = $"products_b{batch}";
        if (!settings.Wants(task, subject.Shape, data.Name))
        {
            return;
        }

        StepPhases phases = subject.PhasesOf(data.Set, batch);
        phases.Prepare();
        Contender own = Contender.InProcess(Contender.NetGen, phases.Products);
        Result[] results = Contest.Run([Peak(), own, .. peers.All.SelectMany(peer => peer.Products(subject, batch))]);
        double flops = (double)(subject.ForwardFlops + subject.BackwardFlops) * batch;
        foreach (Result result in results.Skip(1))
        {
            bool isOwn = result == results[1];
            Measurement line = Line(task, subject, data, batch, result, results[0], flops);
            report.Add(isOwn ? line : line with
            {
                Ratio = results[1].Over(result),
                RatioOf = "time",
                Note = string.Create(CultureInfo.InvariantCulture, $"middle rounds: {results[1].Median / result.Median:F2} × its time"),
            });
        }
    }

    /// <summary>Measures the two halves of a network's step beside the peak: products, activations, pooling, normalisation and the loss.</summary>
    public void MeasureParts(Subject subject, BenchmarkData data, int batch)
    {
        string forward = $"forward_b{batch}", backward = $"backward_b{batch}";
        if (!settings.Wants(forward, subject.Shape, data.Name) && !settings.Wants(backward, subject.Shape, data.Name))
        {
            return;
        }

        StepPhases phases = subject.PhasesOf(data.Set, batch);
        phases.Prepare();
        phases.Forward(1);
        Result[] results = Contest.Run([Peak(), Contender.InProcess(Contender.NetGen, phases.Forward), Contender.InProcess(Contender.NetGen, phases.Backward)]);
        report.Add(Line(forward, subject, data, batch, results[1], results[0], (double)subject.ForwardFlops * batch));
        report.Add(Line(backward, subject, data, batch, results[2], results[0], (double)subject.BackwardFlops * batch));
    }

    private static Contender Peak() => Contender.InProcess("FMA peak", FmaPeak.Run);

    private static Measurement Line(string task, Subject subject, BenchmarkData data, int batch, Result result, Result peak, double flops) => new()
    {
        Peer = result.Peer,
        Task = task,
        Shape = subject.Shape,
        Data = data.Name,
        Threads = 1,
        MedianNs = result.Median / batch,
        MinNs = result.Least / batch,
        Gflops = flops / result.Least,
        ShareOfPeak = flops / FmaPeak.Flops * peak.Over(result),
    };
}
