using NetGen.Benchmarks.Data;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Nets;
using NetGen.Benchmarks.Report;

namespace NetGen.Benchmarks.Quick;

/// <summary>
/// Whether a long training becomes slower. Weights whose gradient stays zero, of dead units and of inputs that are always zero, let Adam's moments decay until
/// they are denormal, and arithmetic with denormals is many times slower.
/// </summary>
internal sealed class DenormalRuns(Settings settings, IReport report)
{
    private const int Batch = 32, StepsOfEpoch = 100, Epochs = 32, DeadUnits = 64, LastEpochs = 3, Repetitions = 2;

    /// <summary>The time of a step after 3,000 steps against that of the first hundred.</summary>
    public void Measure(Subject subject)
    {
        string task = $"denormals_b{Batch}";
        if (!settings.Wants(task, subject.Shape, "dense"))
        {
            return;
        }

        Dataset data = WithDeadInputs(subject);
        float[] start = subject.Parameters;
        start.AsSpan(subject.InputSize * subject.Sizes[1], DeadUnits).Fill(-1000);
        FitOptions options = new() { Epochs = Epochs, BatchSize = Batch, Threads = 1, Optimizer = new Adam() };
        _ = subject.Fit(data, new FitOptions { Epochs = 2, BatchSize = Batch, Threads = 1 });
        double early = double.MaxValue, late = double.MaxValue;
        for (int repetition = 0; repetition < Repetitions; repetition++)
        {
            subject.Parameters = start;
            IReadOnlyList<EpochRecord> epochs = subject.FitOn(data, options).Epochs;
            early = Math.Min(early, epochs[0].Duration.TotalNanoseconds);
            late = Math.Min(late, epochs.TakeLast(LastEpochs).Min(static epoch => epoch.Duration.TotalNanoseconds));
        }

        report.Add(new Measurement
        {
            Peer = Contender.NetGen,
            Task = task,
            Shape = subject.Shape,
            Data = "dense",
            Threads = 1,
            MinNs = late / StepsOfEpoch / Batch,
            Slowdown = late / early,
            Note = $"step {(Epochs - 1) * StepsOfEpoch} against step 1, {DeadUnits} dead units, random labels",
        });
    }

    /// <summary>Random labels cannot be learned but by heart; every second input is always zero.</summary>
    private static Dataset WithDeadInputs(Subject subject)
    {
        Dataset dense = BenchmarkData.Dense(subject.InputSize, subject.OutputSize, Batch * StepsOfEpoch).Set;
        float[] features = dense.Features.ToArray();
        for (int i = 0; i < features.Length; i += 2)
        {
            features[i] = 0;
        }

        return new Dataset(features, subject.InputSize, dense.Targets.ToArray(), subject.OutputSize);
    }
}
