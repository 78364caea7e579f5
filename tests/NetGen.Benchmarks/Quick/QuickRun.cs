using NetGen.Benchmarks.Data;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Nets;
using NetGen.Benchmarks.Peers;
using NetGen.Benchmarks.Report;

namespace NetGen.Benchmarks.Quick;

/// <summary>Everything in some minutes: which networks are measured on what.</summary>
internal static class QuickRun
{
    private const int Rows = 10_240;

    public static void Run(Settings settings)
    {
        IReport report = settings.AsTable ? new MarkdownTable(Console.Out) : new JsonLines(Console.Out);
        Console.Error.WriteLine("ratio: fastest round against fastest round; ratio_of time: NetGen's time divided by the peer's, below 1 NetGen is faster; "
            + "ratio_of speed: NetGen's samples a second divided by the peer's, above 1 NetGen is faster");
        report.Begin(Machine.Description);
        double start = Clock.Wall();
        using var peers = new PeerSet(report);
        BenchmarkData digits = BenchmarkData.Digits(settings.DigitsFolder, Rows), dense = BenchmarkData.Dense(784, 10, Rows);
        Infer(settings, peers, report, dense, digits);
        Train(settings, peers, report, dense, digits);
        new ImageRuns(settings, peers, report).Measure(digits);
        MeasureParts(settings, peers, report, dense, digits);
        QuietCore.Settle();
        report.Add(new Measurement { Peer = "FMA peak", Task = "peak", Threads = 1, Gflops = QuietCore.Peak, Note = $"{FmaPeak.Vectors} vectors" });
        report.Finish();
        Console.Error.WriteLine($"{(Clock.Wall() - start) / 1e9:F0} s");
    }

    private static void Infer(Settings settings, PeerSet peers, IReport report, BenchmarkData dense, BenchmarkData digits)
    {
        var runs = new InferenceRuns(settings, peers, report);
        foreach (Subject subject in (Subject[])[Subjects.Xor(), Subjects.Iris(), Subjects.Small()])
        {
            runs.Measure(subject, BenchmarkData.Dense(subject.InputSize, subject.OutputSize, Rotation.Rows), inBatches: false);
        }

        foreach (Subject subject in (Subject[])[Subjects.Digits(), Subjects.Wide()])
        {
            runs.Measure(subject, dense, inBatches: false);
            runs.Measure(subject, dense, inBatches: true);
            if (runs.Wants(subject, digits))
            {
                // Trained weights leave as many hidden units at zero as they do in use.
                _ = subject.Fit(digits.Set, new FitOptions { Epochs = 2, BatchSize = 64 });
                runs.Measure(subject, digits, inBatches: false);
                runs.Measure(subject, digits, inBatches: true);
            }
        }
    }

    private static void Train(Settings settings, PeerSet peers, IReport report, BenchmarkData dense, BenchmarkData digits)
    {
        var runs = new TrainingRuns(settings, peers, report);
        Subject iris = Subjects.Iris();
        runs.Measure(iris, BenchmarkData.Dense(iris.InputSize, iris.OutputSize, 2 * Rows), batch: 16, threads: 1, samples: 2 * Rows, epochs: 5, rounds: 11);
        runs.Measure(Subjects.Digits(), digits, batch: 64, threads: 1);
        foreach (int threads in (int[])[1, 2])
        {
            runs.Measure(Subjects.Tapered(), digits, batch: 128, threads);
            runs.Measure(Subjects.Wide(), digits, batch: 64, threads);
            runs.Measure(Subjects.Wide(), digits, batch: 128, threads);
        }

        runs.Measure(Subjects.Wide(), dense, batch: 128, threads: 1);

        // Twenty steps take as long as two thousand of the others; drawing twelve million weights is a few per cent of them.
        runs.Measure(Subjects.Deep(), digits, batch: 128, threads: 1, samples: 2560, rounds: 2);
    }

    private static void MeasureParts(Settings settings, PeerSet peers, IReport report, BenchmarkData dense, BenchmarkData digits)
    {
        var augmentation = new AugmentationRuns(settings, report);
        foreach (int threads in (int[])[1, 2])
        {
            augmentation.Measure(Subjects.Wide(), digits, batch: 128, threads);
        }

        var products = new ProductRuns(settings, peers, report);
        products.Measure(Subjects.Digits(), dense, batch: 64);
        products.Measure(Subjects.Tapered(), dense, batch: 128);
        products.Measure(Subjects.Wide(), dense, batch: 64);
        products.Measure(Subjects.Wide(), dense, batch: 128);
        new DenormalRuns(settings, report).Measure(Subjects.Digits());
        var guard = new GuardRuns(settings, report);
        guard.Measure(Subjects.Digits(), digits, batch: 64, samples: 10_240);
        guard.Measure(Subjects.Wide(), digits, batch: 128, samples: 10_240);

        var allocations = new AllocationRuns(settings, report);
        var coldStart = new ColdStart(settings, report);
        foreach (Subject subject in (Subject[])[Subjects.Iris(), Subjects.Digits(), Subjects.Wide()])
        {
            allocations.Measure(subject);
            coldStart.Measure(subject);
        }

        var compiler = new CompilerRuns(settings, report);
        compiler.Measure(Subjects.Digits());
        compiler.Measure(Subjects.Wide());
    }
}
