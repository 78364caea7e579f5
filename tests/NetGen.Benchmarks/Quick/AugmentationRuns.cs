using NetGen.Benchmarks.Data;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Nets;
using NetGen.Benchmarks.Report;

namespace NetGen.Benchmarks.Quick;

/// <summary>What it costs to change the images of every epoch: the speed of a training with augmentation against the same one without.</summary>
internal sealed class AugmentationRuns(Settings settings, IReport report)
{
    private const int Samples = 10_240, Rounds = 7;

    private static readonly ImageAugmentation s_moved = new(28, 28)
    {
        Shift = 2, Rotation = 10, Scale = 0.1f, Shear = 5, Elastic = new ElasticDeformation(alpha: 34, sigma: 4),
    };

    private static readonly ImageAugmentation s_noisy = new(28, 28)
    {
        Shift = 2, Rotation = 10, Scale = 0.1f, Shear = 5, Elastic = new ElasticDeformation(alpha: 34, sigma: 4), Noise = 0.1f,
    };

    /// <summary>Measures the training of a network.</summary>
    public void Measure(Subject subject, BenchmarkData data, int batch, int threads)
    {
        string task = $"train_aug_b{batch}";
        if (!settings.Wants(task, subject.Shape, data.Name) || threads > Environment.ProcessorCount)
        {
            return;
        }

        Dataset samples = data.First(Samples);
        ImageAugmentation?[] kinds = [null, s_moved, s_noisy];
        string[] notes = ["plain", "affine map and elastic deformation", "affine map, elastic deformation and noise"];
        Result[] results = new Contest(Rounds, Milliseconds: 0, threads).Run([.. kinds.Select(kind => Training(subject, samples, batch, threads, kind))]);
        foreach ((Result result, string note) in results.Zip(notes))
        {
            report.Add(new Measurement
            {
                Peer = Contender.NetGen,
                Task = task,
                Shape = subject.Shape,
                Data = data.Name,
                Threads = threads,
                SamplesPerS = 1e9 / result.Median,
                BestSamplesPerS = 1e9 / result.Least,
                Ratio = result == results[0] ? null : 1 / result.Over(results[0]),
                RatioOf = result == results[0] ? null : "plain",
                Note = note,
            });
        }
    }

    private static Contender Training(Subject subject, Dataset samples, int batch, int threads, ImageAugmentation? augmentation)
    {
        FitOptions options = new() { Epochs = 1, BatchSize = batch, Threads = threads, Optimizer = new Adam(), Augmentation = augmentation };
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
            threads);
    }
}
