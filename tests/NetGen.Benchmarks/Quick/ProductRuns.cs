using System.Globalization;
using NetGen.Benchmarks.Data;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Nets;
using NetGen.Benchmarks.Peers;
using NetGen.Benchmarks.Report;

namespace NetGen.Benchmarks.Quick;

/// <summary>What a training step's products reach of the processor's peak: forward, backward and gradients, without the optimizer and without preparing weights.</summary>
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
        Contender peak = Contender.InProcess("FMA peak", FmaPeak.Run), own = Contender.InProcess(Contender.NetGen, phases.Products);
        Result[] results = Contest.Run([peak, own, .. peers.All.SelectMany(peer => peer.Products(subject, batch))]);
        double flops = (double)subject.TrainingFlops * batch;
        foreach (Result result in results.Skip(1))
        {
            bool isOwn = result == results[1];
            report.Add(new Measurement
            {
                Peer = result.Peer,
                Task = task,
                Shape = subject.Shape,
                Data = data.Name,
                Threads = 1,
                MedianNs = result.Median / batch,
                MinNs = result.Least / batch,
                Gflops = flops / result.Least,
                ShareOfPeak = flops / FmaPeak.Flops * results[0].Over(result),
                Ratio = isOwn ? null : results[1].Over(result),
                RatioOf = isOwn ? null : "time",
                Note = isOwn ? null : string.Create(CultureInfo.InvariantCulture, $"middle rounds: {results[1].Median / result.Median:F2} × its time"),
            });
        }
    }
}
