using NetGen.Benchmarks.Data;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Nets;
using NetGen.Benchmarks.Report;

namespace NetGen.Benchmarks.Quick;

/// <summary>What a training step's products reach of the processor's peak: forward, backward and gradients, without the optimizer and without preparing weights.</summary>
internal sealed class ProductRuns(Settings settings, IReport report)
{
    private static readonly Contest Contest = new(Rounds: 9, Milliseconds: 15);

    /// <summary>Measures a network's products beside the peak.</summary>
    public void Measure(Subject subject, BenchmarkData data, int batch)
    {
        string task = $"products_b{batch}";
        if (!settings.Wants(task, subject.Shape, data.Name))
        {
            return;
        }

        StepPhases phases = subject.PhasesOf(data.Set, batch);
        phases.Prepare();
        Contender products = Contender.InProcess(Contender.NetGen, phases.Products), peak = Contender.InProcess("FMA peak", FmaPeak.Run);
        Result[] results = Contest.Run([products, peak]);
        double flops = (double)subject.TrainingFlops * batch;
        report.Add(new Measurement
        {
            Peer = Contender.NetGen,
            Task = task,
            Shape = subject.Shape,
            Data = data.Name,
            Threads = 1,
            MedianNs = results[0].Median / batch,
            MinNs = results[0].Least / batch,
            Gflops = flops / results[0].Least,
            ShareOfPeak = flops / FmaPeak.Flops * results[1].Over(results[0]),
        });
    }
}
