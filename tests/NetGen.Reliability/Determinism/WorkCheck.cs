using System.Runtime.InteropServices;
using NetGen.Reliability.Trainings;

namespace NetGen.Reliability.Determinism;

/// <summary>Evaluations, folds, learning curves, searches, uncertainties and images have the same bits for any number of threads.</summary>
internal sealed class WorkCheck : Check
{
    private static readonly string[] s_kinds = ["evaluation", "cross-validation", "learning curve", "search", "uncertainty", "images"];

    private string _images = "";

    public override string Name => "determinism/work";

    public override long Small => 60;

    public override long Large => 2000;

    public override void Begin(string folder)
    {
        _images = Path.Combine(folder, "images");
        var chance = new Chance(1, "images", 0);
        for (int i = 0; i < 12; i++)
        {
            string name = Directory.CreateDirectory(Path.Combine(_images, i % 3 == 0 ? "third" : "other")).FullName;
            int width = chance.Between(3, 30), height = chance.Between(3, 30);
            File.WriteAllBytes(Path.Combine(name, string.Create(CultureInfo.InvariantCulture, $"{i}.png")),
                Png.Encode(width, height, PixelFormat.Gray, chance.Bytes(width * height)));
        }
    }

    public override void Try(Case one)
    {
        string kind = Covering.Of("work", s_kinds, one.Number);
        TrainedClass network = Covering.Of("class", TrainedClass.All, one.Number);
        if (kind == "uncertainty" && network.Info is { DrawsUnitMasks: false, DrawsWeightMasks: false })
        {
            network = TrainedClass.All[0];
        }

        int threads = one.Chance.Of([2, 3, 4, 8]), rows = one.Chance.Between(30, kind == "evaluation" ? 3000 : 120);
        Dataset data = TrainingData.Of(network, rows, one.Chance.Next()), other = TrainingData.Of(network, 40, one.Chance.Next());
        int seed = one.Chance.Below(1000);
        Func<int, string> work = kind switch
        {
            "evaluation" => count => Evaluation(network, data, other, seed, count),
            "cross-validation" => count => network.CrossValidated(data, 3, Options(seed, count)),
            "learning curve" => count => network.LearningCurve(data, other, [rows / 2, rows], Options(seed, count), default),
            "search" => count => Search(network, data, other, count),
            "uncertainty" => count => network.Uncertainty(other, seed, count),
            _ => Loaded,
        };
        TrainingOutcome.Require(work(1), work(threads), "the bits of one thread", string.Create(
            CultureInfo.InvariantCulture, $"{kind} of {network} by {threads} threads, {rows} rows, seed {seed}"));
    }

    private static FitOptions Options(int seed, int threads) => new() { Epochs = 2, BatchSize = 16, Seed = seed, Threads = threads };

    private static string Evaluation(TrainedClass network, Dataset data, Dataset other, int seed, int threads)
    {
        ITrained trained = network.Create(seed);
        trained.Fit(other, Options(seed, 1));
        Evaluation evaluation = trained.Evaluate(data, threads);
        return string.Create(CultureInfo.InvariantCulture, $"{evaluation.Loss:R} {evaluation.Accuracy:R} {evaluation}");
    }

    private static string Search(TrainedClass network, Dataset data, Dataset validation, int threads)
    {
        SearchResult result = network.Search(static () => new LambdaCallback(), validation).Search(data, new SearchOptions
        {
            Plan = new RandomSearch(5), Seed = 2, Halving = new SuccessiveHalving(firstEpochs: 1, factor: 2), Parallel = threads, Threads = threads,
        });
        return string.Join(Environment.NewLine, result.Ranking.Select(static trial => string.Create(
            CultureInfo.InvariantCulture, $"{trial.Trial}: {trial.Outcome}, {trial.Score:R} in epoch {trial.BestEpoch} of {trial.Epochs.Count}")));
    }

    private string Loaded(int threads)
    {
        Dataset data = Images.Load(_images, new ImageOptions(9, 7) { Threads = threads }).Data;
        return Convert.ToHexString(MemoryMarshal.AsBytes(data.Features)) + Convert.ToHexString(MemoryMarshal.AsBytes(data.Targets));
    }
}
