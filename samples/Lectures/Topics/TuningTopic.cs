using Lectures.Data;
using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary>How to choose settings.</summary>
internal static class TuningTopic
{
    private const int Searches = 30, Side = 3, Trials = Side * Side;
    private const double LeastRate = 1e-5, MostRate = 10, LeastL2 = 1e-8, MostL2 = 1e-2;

    private static readonly (Dataset Train, Dataset Validation) s_data = (Rings.Draw(200, seed: 1), Rings.Draw(400, seed: 2));

    public static Topic Topic { get; } = new(
        "tuning", Lecture.Optimization,
        "nine random trials usually find better settings than a grid of three by three, and learning rates belong on a logarithmic scale", Run);

    private static Outcome Run(Page page)
    {
        var random = new Random(1);
        double[] grid = Search(() => Grid(random)), logarithmic = Search(() => Draw(random, Logarithmic)), linear = Search(() => Draw(random, Linear));

        LearningRateCurve curve = new HiddenLayerNet(seed: 1).FindLearningRate(s_data.Train, Options(rate: 1, l2: 0));
        float rate = curve.Suggestion ?? throw new InvalidOperationException("The loss never fell.");
        double suggested = LossOf(rate, l2: 0);
        SearchResult search = NineTrials();

        page.Say($"There are two settings: the learning rate, which matters, and L2, which hardly matters here. A grid of {Side} by {Side} tries {Side} "
            + $"learning rates, and {Trials} random trials try {Trials} (Bergstra and Bengio, 2012). Between {LeastRate} and {MostRate} on a linear scale, "
            + "nine of ten random rates are above 1, where the loss only jumps. On a logarithmic scale every power of ten gets the same number of trials. "
            + $"Each search was made {Searches} times. The grid was shifted at random within its cells, to be fair. The result is the best validation loss "
            + $"of {Trials} trainings.");
        page.Table(
            ["best of nine", "median", "worst"],
            Row("grid, logarithmic", grid),
            Row("random, logarithmic", logarithmic),
            Row("random, linear", linear));
        page.Say("One range test (Smith, 2017) raises the rate in each step until the loss explodes. It suggests a tenth of the rate with the lowest loss: "
            + $"{rate:G3}. A training with this rate ends at a loss of {suggested:F4}.");
        page.Say("This is the same search with NetGen's own search. It can be killed and resumed, it can stop poor trials early, and it gives a table:");
        page.Line($"{search}");
        return new Outcome(
            Finding.AtMost("median of the best loss of random trials over that of the grid", Median(logarithmic) / Median(grid), 0.9),
            Finding.AtLeast("share of pairs of searches in which random trials found the lower loss", Wins(logarithmic, grid), 0.6),
            Finding.AtMost("loss at the rate that one range test suggests, over the median of nine random trials", suggested / Median(logarithmic), 1.5),
            Finding.AtMost("median on a logarithmic scale over that on a linear one", Median(logarithmic) / Median(linear), 0.5),
            Finding.AtMost("best loss of a search of nine random trials", search.Best.Score!.Value, 0.25));
    }

    private static string[] Row(string name, double[] losses) => [name, $"{Median(losses):F4}", $"{losses.Max():F4}"];

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static SearchResult NineTrials()
    {
        Axis<float> rate = Axis.LearningRate(LeastRate, MostRate), l2 = Axis.Log("L2", LeastL2, MostL2);
        var space = new SearchSpace
        {
            Axes = [rate, l2],
            Network = static _ => Candidate.Of<HiddenLayerNet>(),
            Options = trial => Options(rate[trial], l2[trial]) with { Validation = s_data.Validation },
        };
        return space.Search(s_data.Train, new SearchOptions { Plan = new RandomSearch(Trials), Seed = 1 });
    }

    private static double Wins(double[] some, double[] others) => some.Average(one => others.Average(other => one < other ? 1.0 : 0));

    private static double[] Search(Func<IEnumerable<(double Rate, double L2)>> trials) =>
        [.. Enumerable.Range(0, Searches).Select(_ => trials().Min(static trial => LossOf(trial.Rate, trial.L2)))];

    /// <summary>A grid on logarithmic scales; each of its lines lies somewhere in its third of the range.</summary>
    private static IEnumerable<(double Rate, double L2)> Grid(Random random)
    {
        double rateShift = random.NextDouble(), l2Shift = random.NextDouble();
        return from row in Enumerable.Range(0, Side)
               from column in Enumerable.Range(0, Side)
               select (Logarithmic(LeastRate, MostRate, (row + rateShift) / Side), Logarithmic(LeastL2, MostL2, (column + l2Shift) / Side));
    }

    private static IEnumerable<(double Rate, double L2)> Draw(Random random, Func<double, double, double, double> scale) =>
        [.. Enumerable.Range(0, Trials).Select(_ => (scale(LeastRate, MostRate, random.NextDouble()), scale(LeastL2, MostL2, random.NextDouble())))];

    private static double Logarithmic(double least, double most, double share) => least * Math.Pow(most / least, share);

    private static double Linear(double least, double most, double share) => least + ((most - least) * share);

    private static FitOptions Options(double rate, double l2) =>
        new() { Epochs = 15, BatchSize = 16, Seed = 1, Threads = 1, L2 = (float)l2, Optimizer = new Adam((float)rate) };

    private static double LossOf(double rate, double l2)
    {
        var network = new HiddenLayerNet(seed: 1);
        try
        {
            network.Fit(s_data.Train, Options(rate, l2));
        }
        catch (TrainingDivergedException)
        {
            return double.PositiveInfinity;
        }

        return network.Evaluate(s_data.Validation, threads: 1).Loss;
    }
}
